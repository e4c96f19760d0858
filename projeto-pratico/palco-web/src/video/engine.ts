import type { default as HlsType } from 'hls.js';

/** Um degrau de qualidade: índice na lista do hls.js e altura em pixels. */
interface Rung {
  index: number;
  height: number;
}

/** Qualidade escolhida (−1 é automática), a que toca agora e as que existem. */
export interface Quality {
  chosen: number;
  current: number;
  rungs: Rung[];
}

export interface Engine {
  /** −1 devolve a escolha ao tocador. */
  choose: (index: number) => void;
  destroy: () => void;
}

interface Handlers {
  onQuality: (quality: Quality) => void;
  onFatal: (message: string) => void;
}

const LOST = 'A transmissão do vídeo foi interrompida. Confira a conexão e tente de novo.';
/** O navegador recusou a mídia em si. */
export const BROKEN =
  'Este navegador não conseguiu decodificar o vídeo. Tente de novo ou em outro navegador.';

const NOT_LOADED = 'Uma parte do tocador não chegou. Confira a conexão e recarregue a página.';

/** Traz o hls.js com antecedência, sem tocar em rede de mídia. O pedaço só é baixado uma vez. */
export const preloadEngine = () => import('hls.js');

function listRungs(hls: HlsType): Rung[] {
  const rungs = hls.levels.map((level, index) => ({ index, height: level.height }));
  return rungs.filter((rung) => rung.height > 0).sort((a, b) => b.height - a.height);
}

function attachHls(
  Hls: typeof HlsType,
  workerPath: string,
  video: HTMLVideoElement,
  url: string,
  on: Handlers,
) {
  // O trabalhador vem de um arquivo nosso: o padrão, um blob, exigiria afrouxar a CSP.
  const hls = new Hls({ workerPath, capLevelToPlayerSize: true, backBufferLength: 30, maxBufferLength: 20 });
  const { ERROR, MANIFEST_PARSED, LEVEL_SWITCHED } = Hls.Events;
  let repairs = 0;
  const report = () =>
    on.onQuality({
      chosen: hls.autoLevelEnabled ? -1 : hls.nextLevel,
      current: hls.currentLevel,
      rungs: listRungs(hls),
    });

  hls.on(MANIFEST_PARSED, report);
  hls.on(LEVEL_SWITCHED, report);
  hls.on(ERROR, (_event, data) => {
    if (!data.fatal) return;
    const isMedia = data.type === Hls.ErrorTypes.MEDIA_ERROR;
    if (isMedia && repairs < 1) {
      repairs += 1;
      hls.recoverMediaError();
      return;
    }
    on.onFatal(isMedia ? BROKEN : LOST);
  });
  hls.loadSource(url);
  hls.attachMedia(video);

  return {
    choose: (index: number) => {
      hls.nextLevel = index;
      report();
    },
    destroy: () => hls.destroy(),
  };
}

function attachNative(video: HTMLVideoElement, url: string, on: Handlers): Engine {
  const fail = () => on.onFatal(LOST);
  video.addEventListener('error', fail);
  video.src = url;
  return {
    choose: () => {},
    destroy: () => {
      video.removeEventListener('error', fail);
      video.removeAttribute('src');
      video.load();
    },
  };
}

/**
 * Liga o vídeo ao seu endereço HLS. Pergunta primeiro ao hls.js: o Chromium responde "maybe" para HLS
 * nativo, e ainda assim toca melhor pelo hls.js, com escolha de qualidade.
 *
 * @throws Error quando nem o hls.js nem o navegador tocam HLS
 */
export async function attachEngine(video: HTMLVideoElement, url: string, on: Handlers): Promise<Engine> {
  // Um módulo que falhou fica em cache como falho: só recarregar resolve, e é o que acontece após uma atualização.
  const parts = Promise.all([preloadEngine(), import('hls.js/dist/hls.worker.js?url')]);
  const [{ default: Hls }, worker] = await parts.catch((cause: unknown) => {
    throw new Error(NOT_LOADED, { cause });
  });
  if (Hls.isSupported()) return attachHls(Hls, worker.default, video, url, on);
  if (video.canPlayType('application/vnd.apple.mpegurl')) return attachNative(video, url, on);
  throw new Error('Este navegador não reproduz vídeo em HLS. Atualize-o ou use outro.');
}

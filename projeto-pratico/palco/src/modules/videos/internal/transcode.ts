import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '#ports/storage/port.ts';
import { type EncodeInput, encodeArgs, posterArgs } from './ffmpeg/encode.ts';
import { isReasonableSize, ladder } from './ffmpeg/ladder.ts';
import { probe, type Source } from './ffmpeg/probe.ts';
import { progressReader } from './ffmpeg/progress.ts';
import { type RunOptions, runTool, type Tool, ToolError } from './ffmpeg/run.ts';
import { POSTER, renditionKey, sourceKey } from './layout.ts';
import type { Container } from './sniff.ts';
import type { Published } from './store.ts';

export interface Tools {
  ffmpeg: Tool;
  ffprobe: Tool;
}

export interface TranscodeDeps {
  storage: Storage;
  tools: () => Promise<Tools>;
  /** Onde criar o diretório vazio de cada conversão. */
  workDir: string;
  maxSeconds: number;
  /** Memória de cada programa, em MB. */
  memoryMb: number;
}

export interface TranscodeRequest {
  videoId: string;
  container: Container;
  rendition: string;
  signal: AbortSignal;
  onProgress: (fraction: number) => void;
}

/** O vídeo não tem como ser convertido: tentar de novo daria no mesmo. A mensagem é para quem o enviou. */
export class UnusableVideoError extends Error {
  readonly code = 'VIDEO_UNUSABLE';
}

const PROBE_TIMEOUT_MS = 30_000;
/** Prazo de uma conversão: 20× a duração, ou 2 minutos para as curtas; o normal é menos da metade dela. */
const timeoutMs = (seconds: number) => Math.max(120, seconds * 20) * 1_000;

/** Converte uma vez e guarda o resultado inteiro sob uma versão nova. Não publica: quem chama decide. */
export async function transcode(deps: TranscodeDeps, request: TranscodeRequest): Promise<Published> {
  await mkdir(deps.workDir, { recursive: true });
  const cwd = await mkdtemp(join(deps.workDir, 'v-'));
  try {
    const { videoId, rendition, signal } = request;
    await pipeline(await deps.storage.get(sourceKey(videoId)), createWriteStream(join(cwd, 'source')), {
      signal,
    });
    const tools = await deps.tools();
    const source = await inspect(tools, deps, request, cwd);
    const encoded = await encode(tools, deps, request, cwd, source);
    await store(deps.storage, videoId, rendition, cwd, signal);
    const [top] = ladder(source);
    return { rendition, durationSeconds: encoded, width: top?.width ?? 0, height: top?.height ?? 0 };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

async function inspect(
  tools: Tools,
  deps: TranscodeDeps,
  { container, signal }: TranscodeRequest,
  cwd: string,
) {
  const options = { cwd, signal, timeoutMs: PROBE_TIMEOUT_MS, memoryMb: deps.memoryMb };
  const source = await probe(tools.ffprobe, container, 'source', options).catch(unreadable);
  if (!source) throw new UnusableVideoError('O arquivo não tem imagem em movimento, só som ou uma capa.');
  if (!isReasonableSize(source))
    throw new UnusableVideoError('Largura e altura do vídeo devem ter de 16 a 8.192 pixels.');
  if ((source.duration ?? 0) > deps.maxSeconds) throw tooLong(deps.maxSeconds);
  return source;
}

/** Devolve a duração do que foi escrito, em segundos. */
async function encode(
  tools: Tools,
  deps: TranscodeDeps,
  request: TranscodeRequest,
  cwd: string,
  source: Source,
) {
  const { container, signal, onProgress } = request;
  // meio segundo a mais que o limite: só o excesso não declarado o alcança
  const input: EncodeInput = { container, file: 'source', source, maxSeconds: deps.maxSeconds + 0.5 };
  let written = 0;
  const onLine = progressReader((seconds) => {
    written = Math.max(written, seconds);
    if (source.duration !== null) onProgress(Math.min(0.99, seconds / source.duration));
  });
  const limit = timeoutMs(source.duration ?? deps.maxSeconds);
  await runTool(tools.ffmpeg, encodeArgs(input), {
    cwd,
    signal,
    timeoutMs: limit,
    memoryMb: deps.memoryMb,
    onLine,
  }).catch(unreadable);
  if (written > deps.maxSeconds + 0.25) throw tooLong(deps.maxSeconds);
  await makePoster(tools, input, { cwd, signal, timeoutMs: PROBE_TIMEOUT_MS, memoryMb: deps.memoryMb });
  return source.duration ?? written;
}

/** Um instante depois do começo, que costuma ser preto; o primeiro quadro se ali não houver nenhum. */
async function makePoster(tools: Tools, input: EncodeInput, options: RunOptions): Promise<void> {
  for (const at of [Math.min(1, (input.source.duration ?? 0) / 3), 0]) {
    await runTool(tools.ffmpeg, posterArgs(input, at), options).catch(unreadable);
    if (existsSync(join(options.cwd, POSTER))) return;
  }
}

/** Segmentos antes das listas: nada cita um arquivo que ainda não existe. */
async function store(storage: Storage, videoId: string, rendition: string, cwd: string, signal: AbortSignal) {
  const files = (await readdir(cwd)).filter((name) => name !== 'source').sort((a, b) => rank(a) - rank(b));
  for (const file of files) {
    await storage.put(renditionKey(videoId, rendition, file), createReadStream(join(cwd, file)), { signal });
  }
}

const rank = (file: string) => (/\.(m3u8|mpd)$/.test(file) ? 1 : 0);

const OUT_OF_MEMORY = /Cannot allocate memory|Out of memory|malloc.* failed|Error allocating/i;

/** Desistência do próprio FFmpeg é defeito do arquivo; disco cheio, prazo e morte são nossos e se repetem. */
function unreadable(error: unknown): never {
  const theirs = error instanceof ToolError && error.kind === 'exit' && !/No space left/i.test(error.stderr);
  if (!theirs) throw error;
  if (OUT_OF_MEMORY.test(error.stderr)) {
    const message =
      'Preparar este vídeo pede mais memória do que temos. Envie uma versão de resolução menor.';
    throw new UnusableVideoError(message, { cause: error });
  }
  throw new UnusableVideoError('O arquivo está corrompido ou usa um formato que não conseguimos ler.', {
    cause: error,
  });
}

const tooLong = (seconds: number) =>
  new UnusableVideoError(
    `O vídeo passa do limite de ${seconds >= 120 ? `${Math.floor(seconds / 60)} minutos` : `${seconds} segundos`}.`,
  );

import { MANIFEST, POSTER } from '../layout.ts';
import type { Container } from '../sniff.ts';
import { ladder, type Rung } from './ladder.ts';
import { inputArgs, type Source } from './probe.ts';

const SEGMENT_SECONDS = 2;
const MAX_FPS = 30;
const MAX_RATIO_TERM = 10_000;

export interface EncodeInput {
  container: Container;
  file: string;
  source: Source;
  /** Corta aqui o que o arquivo não declarou. Segundos. */
  maxSeconds: number;
}

/**
 * Argumentos de uma só codificação CMAF: uma leitura, todos os degraus, e um só conjunto de segmentos fMP4 citado
 * por `manifest.mpd` e `master.m3u8`. Quadros-chave a cada 2 s, alinhados entre degraus, para trocar sem salto.
 */
export function encodeArgs({ container, file, source, maxSeconds }: EncodeInput): string[] {
  const rungs = ladder(source);
  const fps = outputFps(source);
  const gop = String(Math.round((fps.num / fps.den) * SEGMENT_SECONDS));
  return [
    ...['-hide_banner', '-nostdin', '-y', '-v', 'error', '-progress', 'pipe:1', '-nostats'],
    ...inputArgs(container, file),
    ...['-filter_complex', filterGraph(rungs, source), '-t', String(maxSeconds)],
    ...rungs.flatMap((_, index) => ['-map', `[v${index}]`]),
    ...(source.hasAudio ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'] : []),
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-g', gop, '-keyint_min', gop],
    ...['-sc_threshold', '0', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...rungs.flatMap(rateArgs),
    ...muxerArgs(source.hasAudio),
    MANIFEST,
  ];
}

function rateArgs({ bitrate }: Rung, index: number): string[] {
  const rate = (kind: string, kbits: number) => [`-${kind}:v:${index}`, `${kbits}k`];
  return [
    ...rate('b', bitrate),
    ...rate('maxrate', Math.round(bitrate * 1.25)),
    ...rate('bufsize', bitrate * 2),
  ];
}

function muxerArgs(hasAudio: boolean): string[] {
  const sets = hasAudio ? 'id=0,streams=v id=1,streams=a' : 'id=0,streams=v';
  return [
    ...['-f', 'dash', '-hls_playlist', '1', '-seg_duration', String(SEGMENT_SECONDS)],
    ...['-use_template', '1', '-use_timeline', '1', '-adaptation_sets', sets],
    ...[
      '-init_seg_name',
      'init-$RepresentationID$.m4s',
      '-media_seg_name',
      'seg-$RepresentationID$-$Number%05d$.m4s',
    ],
  ];
}

/** Taxa constante de saída: a da fonte até 30, porque taxas variáveis desalinhariam os quadros-chave. */
function outputFps({ fps }: Source): { num: number; den: number } {
  return fps && fps.num / fps.den <= MAX_FPS && fps.num / fps.den >= 1 ? fps : { num: MAX_FPS, den: 1 };
}

/**
 * Todos os degraus declaram a proporção da fonte (`setdar`), não pixels quadrados: arredondar 853,3 para 854 dá
 * proporções ligeiramente diferentes, e o FFmpeg 5 recusa juntar degraus de proporções diferentes no DASH.
 */
function filterGraph(rungs: Rung[], source: Source): string {
  const fps = outputFps(source);
  const ratio = `dar=${source.width}/${source.height}:max=${MAX_RATIO_TERM}`;
  const outs = rungs.map((_, index) => `[s${index}]`).join('');
  const head = `[0:v:0]fps=${fps.num}/${fps.den},split=${rungs.length}${outs}`;
  const scales = rungs.map(
    ({ width, height }, index) =>
      `[s${index}]scale=${width}:${height}:flags=bicubic,setdar=${ratio},format=yuv420p[v${index}]`,
  );
  return [head, ...scales].join(';');
}

/** Capa: o quadro em `at` segundos, com no máximo 1280 px de largura. */
export function posterArgs({ container, file }: EncodeInput, at: number): string[] {
  const scale = "scale='min(1280,iw)':-2:flags=bicubic,setsar=1";
  return [
    ...['-hide_banner', '-nostdin', '-y', '-v', 'error', '-ss', String(at)],
    ...inputArgs(container, file),
    ...['-frames:v', '1', '-vf', scale, '-q:v', '4', '-f', 'image2', POSTER],
  ];
}

import type { Container } from '../sniff.ts';
import { type RunOptions, runTool, type Tool } from './run.ts';

/** O que importa saber de um vídeo enviado. Dimensões já giradas, como a pessoa o vê. */
export interface Source {
  width: number;
  height: number;
  /** Quadros por segundo, fração exata; `null` quando o arquivo não diz. */
  fps: { num: number; den: number } | null;
  /** Segundos; `null` quando o arquivo não diz, como nos gravados por navegadores. */
  duration: number | null;
  hasAudio: boolean;
}

interface Stream {
  codec_type?: string;
  width?: number;
  height?: number;
  avg_frame_rate?: string;
  duration?: string;
  sample_aspect_ratio?: string;
  disposition?: { attached_pic?: number };
  tags?: { rotate?: string };
  side_data_list?: { rotation?: number }[];
}

/** Opções de entrada que prendem o FFmpeg a um só arquivo local, lido pelo demuxer que o conteúdo pediu. */
export const inputArgs = (container: Container, file: string) => [
  ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm'],
  ...['-f', container, '-i', file],
];

/** Lê os metadados. Devolve `null` se não há imagem em movimento. @throws ToolError se nem abrir */
export async function probe(tool: Tool, container: Container, file: string, options: RunOptions) {
  const show = ['-v', 'error', '-of', 'json', '-show_streams', '-show_format'];
  const text = await runTool(tool, [...show, ...inputArgs(container, file)], options);
  const { streams = [], format = {} } = JSON.parse(text) as {
    streams?: Stream[];
    format?: { duration?: string };
  };
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic);
  if (!video?.width || !video.height) return null;
  const source: Source = {
    ...displaySize(video, video.width, video.height),
    fps: fraction(video.avg_frame_rate),
    duration: seconds(format.duration) ?? seconds(video.duration),
    hasAudio: streams.some((stream) => stream.codec_type === 'audio'),
  };
  return source;
}

/** Pixels não quadrados e rotação gravada por celulares mudam a forma que se vê. */
function displaySize(stream: Stream, width: number, height: number): { width: number; height: number } {
  const [num = 1, den = 1] = (stream.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const shown = num > 0 && den > 0 ? Math.round((width * num) / den) : width;
  const rotation =
    stream.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? stream.tags?.rotate;
  const sideways = Math.abs(Number(rotation ?? 0)) % 180 === 90;
  return sideways ? { width: height, height: shown } : { width: shown, height };
}

function fraction(text: string | undefined): Source['fps'] {
  const [num = 0, den = 0] = (text ?? '').split('/').map(Number);
  return num > 0 && den > 0 ? { num, den } : null;
}

function seconds(text: string | undefined): number | null {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}

import { byteSize } from '../text/numbers.ts';

/** Maior arquivo que a API aceita, em bytes: o padrão de UPLOAD_MAX_BYTES. */
export const MAX_BYTES = 536_870_912;
const EXTENSIONS = ['mp4', 'm4v', 'mov', 'webm', 'mkv'];

/** O que a janela de escolha oferece primeiro. */
export const ACCEPT = ['video/*', ...EXTENSIONS.map((extension) => `.${extension}`)].join(',');

/**
 * Recusa cedo o que a API recusaria depois de uma subida inteira. Quem decide é ela, pelo conteúdo.
 *
 * @returns a razão da recusa, ou `null` quando vale tentar
 */
export function whyRefuse(file: { name: string; type: string; size: number }): string | null {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!file.type.startsWith('video/') && !EXTENSIONS.includes(extension)) {
    return `“${file.name}” não é um vídeo que o Palco aceita. Envie MP4, MOV, WebM ou MKV.`;
  }
  if (file.size === 0) return `“${file.name}” está vazio. Escolha outro arquivo.`;
  if (file.size > MAX_BYTES) {
    return `“${file.name}” tem ${byteSize(file.size)}, e o limite é ${byteSize(MAX_BYTES)}. Encurte ou comprima o vídeo.`;
  }
  return null;
}

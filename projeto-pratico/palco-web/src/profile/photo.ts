const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
/** Maior corpo que a API aceita. */
const MAX_BYTES = 2 * 1024 * 1024;
/** O dobro do lado que a API guarda: reduzir aqui não custa nitidez. */
const SIDE = 1024;

/** O que a janela de escolha oferece. Só com estes tipos o iPhone converte a foto para JPEG. */
export const ACCEPT_PHOTO = TYPES.join(',');

/**
 * Recusa cedo o que a API recusaria. Quem decide é ela, pelo conteúdo.
 *
 * @returns a razão da recusa, ou `null` quando vale tentar
 */
export function whyRefusePhoto(file: { name: string; type: string; size: number }): string | null {
  if (!TYPES.includes(file.type)) {
    return `“${file.name}” não é uma foto que o Palco aceita. Envie PNG, JPEG ou WebP.`;
  }
  return file.size === 0 ? `“${file.name}” está vazio. Escolha outra foto.` : null;
}

/** O maior quadrado no meio da imagem: o mesmo corte que a API faz. */
export function centerSquare(width: number, height: number) {
  const side = Math.min(width, height);
  return { x: Math.round((width - side) / 2), y: Math.round((height - side) / 2), side };
}

/** Foto de telefone passa fácil do limite: só então é cortada e reduzida aqui, antes de subir. */
export async function fitPhoto(file: File): Promise<Blob> {
  if (file.size <= MAX_BYTES) return file;
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new Error(`Não deu para abrir “${file.name}”. Ela está incompleta ou é grande demais.`);
  });
  const { x, y, side } = centerSquare(image.width, image.height);
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  canvas.getContext('2d')?.drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE);
  image.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

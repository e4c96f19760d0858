/**
 * O retrato pronto para servir: WebP de 512 × 512, só a imagem.
 *
 * TODO (retrato): julgue pelo conteúdo, meça antes de abrir e codifique de novo. Por enquanto devolve o que veio, com
 * tudo o que houver dentro.
 */
export async function cleanImage(bytes: Buffer): Promise<Buffer> {
  return bytes;
}

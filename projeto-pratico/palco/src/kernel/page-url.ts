/** Endereço inteiro de uma página, a partir do endereço público, que pode ter um caminho e terminar ou não em barra. */
export const pageUrl = (publicUrl: string, path: string): string =>
  new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;

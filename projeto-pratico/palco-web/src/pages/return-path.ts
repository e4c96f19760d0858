/**
 * Para onde ir depois de entrar. Só caminhos desta página: um endereço de fora seria uma armadilha.
 *
 * @param raw o que veio em `?voltar=`, sem confiança nenhuma
 * @param origin origem da página
 */
export function returnPath(raw: string | null, origin: string): string {
  if (!raw?.startsWith('/')) return '/';
  const url = URL.parse(raw, origin);
  // "/.//outro.com" passa pela origem e vira "//outro.com": para o navegador, outro lugar.
  const isOurs = url?.origin === origin && !url.pathname.startsWith('//');
  return isOurs ? url.pathname + url.search : '/';
}

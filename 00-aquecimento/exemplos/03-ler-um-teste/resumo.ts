/**
 * O começo de um post longo, para caber na timeline: uma versão com defeito e a corrigida.
 */

// #region quebrado
/** O texto inteiro, se cabe em `max` caracteres; senão o começo dele, com reticências no fim. */
export function shortenBroken(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max)}…`;
}
// #endregion quebrado

// #region corrigido
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1)}…`;
}
// #endregion corrigido

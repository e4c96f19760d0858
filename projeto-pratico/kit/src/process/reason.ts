/** Linha que dá nome a um erro, nas linguagens em que se costuma escrever um servidor. */
const ERROR_LINE =
  /^(?:Uncaught )?(?:[\w.]*(?:Error|Exception)\b|error:|panic:|fatal error:|Traceback |thread '.*' panicked)/iu;
/** Onde o Node mostra o trecho que falhou: `/pasta/arquivo.ts:12`, algumas linhas antes do erro. */
const LOCATION = /^\S.*:\d+$/u;
const LOCATION_WITHIN = 6;
/** Quadros da pilha que não são código de quem escreveu o servidor. */
const FOREIGN_FRAME = /^\s+at .*(?:node:|node_modules)|^Node\.js v\d/u;
const TAIL = 2;

/**
 * A razão de um processo ter terminado: o Node escreve o erro **antes** da pilha e dos detalhes, e por isso as últimas
 * linhas quase nunca dizem o que houve.
 *
 * @param errors linhas da saída de erro.
 * @returns a partir do último erro, o lugar e a mensagem, até `count` linhas; `undefined` se nenhuma linha é um erro.
 */
export function reasonIn(errors: string[], count = 8): string[] | undefined {
  const lines = errors.filter((line) => line.trim() !== '' && !FOREIGN_FRAME.test(line));
  const named = lines.findLastIndex((line) => ERROR_LINE.test(line));
  if (named === -1) return undefined;
  const place = lines.findLastIndex(
    (line, index) => index < named && index >= named - LOCATION_WITHIN && LOCATION.test(line),
  );
  const block = lines.slice(place === -1 ? named : place);
  if (block.length <= count + TAIL) return block;
  return [...block.slice(0, count), '…', ...block.slice(-TAIL)];
}

/** `área(parte): o que muda`, em minúsculas, sem ponto final, numa linha que caiba no `git log`. */
const TITLE = /^[\p{Ll}\d-]+\([\p{Ll}\d ,./-]+\): \S/u;
const LONGEST = 100;

/**
 * O que há de errado num título de commit, em palavras que digam como corrigir.
 *
 * @returns `undefined` quando o título está na forma da casa.
 */
export function titleProblem(title: string): string | undefined {
  if (!TITLE.test(title)) return 'use a forma “área(parte): o que muda”, com área e parte em minúsculas';
  if (title.endsWith('.')) return 'tire o ponto final';
  if (title.length > LONGEST) return `encurte para até ${LONGEST} caracteres (tem ${title.length})`;
  return;
}

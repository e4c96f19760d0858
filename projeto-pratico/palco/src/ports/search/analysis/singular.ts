// cspell:ignore atras clovis onibus tenis
/** Palavras que só parecem plural. Já sem acento. */
const KEPT = new Set(
  (
    'ademais atras cais caos clovis deus demais depois dois gratis jamais lapis mais menos onibus pais pois quis seis ' +
    'simples tenis virus'
  ).split(' '),
);

/** Plurais que a terminação não explica. */
const IRREGULAR = new Map([
  ['bois', 'boi'],
  ['herois', 'heroi'],
  ['leis', 'lei'],
  ['reis', 'rei'],
  ['maes', 'mae'],
  ['males', 'mal'],
  ['paises', 'pais'],
]);

/** Terminação do plural e o que fica no lugar, a primeira que couber. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:oes|aes|aos)$/, 'ao'],
  [/ais$/, 'al'],
  // “fáceis” vem de “fácil” e “hotéis”, de “hotel”: sem acento não há como saber, e os dois singulares terminam iguais
  [/(?<=..)eis$/, 'el'],
  [/ois$/, 'ol'],
  [/(?<=.)uis$/, 'ul'],
  [/(?<=t|n|f|v|br|rr|z|d)is$/, 'el'],
  [/ns$/, 'm'],
  [/(?<=[rz])es$/, ''],
  [/(?<=s)es$/, ''],
  // “shows”, “links”, “posts”
  [/(?<=[bcdfghjklmpqrtvwxyz])s$/, ''],
  // “chapéus”, “degraus”
  [/(?<=[ae]u)s$/, ''],
  // “falamos” é verbo, e perde a terminação inteira depois
  [/(?<=[aeio])s$(?<!mos)/, ''],
];

/** O singular de uma palavra sem acento. `-il` passa a `-el` e `-n`, a `-m`, para se juntarem aos plurais em `-eis` e `-ns`. */
export function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || KEPT.has(word)) return word;
  if (!word.endsWith('s')) return word.replace(/il$/, 'el').replace(/n$/, 'm');
  for (const [ending, replacement] of ENDINGS) {
    if (!ending.test(word)) continue;
    // “ingleses” dá “ingles”, que ainda perde o `s`, como quem já veio no singular
    return singular(word.replace(ending, replacement));
  }
  return word;
}

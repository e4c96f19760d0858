import { singular } from './singular.ts';

/** Onde começa cada região do Snowball: a terminação só sai se couber inteira na dela. */
interface Regions {
  rv: number;
  r1: number;
  r2: number;
}

interface Rule {
  region: keyof Regions;
  /** O que fica no lugar da terminação. */
  put?: string;
  /** O que mais pode sair em seguida: o primeiro que couber em R2. */
  also?: readonly string[];
}

const split = (text: string) => text.split(' ');

/** Menos que isto não distingue mais nada: “vida” e “vídeo”, “casa” e “caso” ficariam iguais. */
const SHORTEST = 4;

// cspell:disable
const STANDARD = new Map<string, Rule>([
  ...split('eza ico ica ismo avel ivel ista oso osa amento imento adora ador acao ante ancia').map(
    (ending): [string, Rule] => [ending, { region: 'r2' }],
  ),
  ['logia', { region: 'r2', put: 'log' }],
  ['ucao', { region: 'r2', put: 'u' }],
  ['encia', { region: 'r2', put: 'ente' }],
  ['amente', { region: 'r1', also: ['ativ', 'iv', 'os', 'ic', 'ad'] }],
  ['mente', { region: 'r2', also: ['ante', 'avel', 'ivel'] }],
  ['idade', { region: 'r2', also: ['abil', 'ic', 'iv'] }],
  ['iva', { region: 'r2', also: ['at'] }],
  ['ivo', { region: 'r2', also: ['at'] }],
  ['eira', { region: 'rv', put: 'eir' }],
]);

const VERBAL = new Set(
  split(
    'ada ida ia aria eria iria ara era ira ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam ' +
      'aram eram iram avam em arem erem irem assem essem issem ado ido ando endo indo arao erao irao ar er ir amos iamos ' +
      'ariamos eriamos iriamos aramos eramos iramos avamos emos aremos eremos iremos assemos essemos issemos imos armos ' +
      'ermos irmos eu iu ou',
  ),
);

// cspell:enable

const LONGEST = 7;

/**
 * O radical de uma palavra sem acento: o singular dela, sem a terminação de nome, de verbo ou de gênero.
 *
 * É o algoritmo português do Snowball com as terminações também sem acento, precedido do singular. Tirar o acento antes
 * do algoritmo original o quebra, porque as regras dele contam com o acento; aqui a regra e a palavra o perdem juntas.
 * Ao lado do original e do vetor duplo, `adapters/search-postgres/test/stem.test.ts` conta o que se ganha.
 * Fonte: https://snowballstem.org/algorithms/portuguese/stemmer.html
 */
export function stem(word: string): string {
  const base = singular(word);
  const regions = regionsOf(base);
  const shorter = dropStandard(base, regions) ?? dropVerbal(base, regions);
  if (shorter === null) return dropFinal(dropVowel(base, regions), regions);
  return dropFinal(shorter.replace(/ci$/, 'c'), regions);
}

function regionsOf(word: string): Regions {
  const r1 = afterSyllable(word, 0);
  return { rv: verbalRegion(word), r1, r2: afterSyllable(word, r1) };
}

/** Depois da primeira consoante que segue uma vogal. */
function afterSyllable(word: string, from: number): number {
  const found = /[aeiou]+[^aeiou]/.exec(word.slice(from));
  return found === null ? word.length : from + found.index + found[0].length;
}

/** Segunda letra consoante: depois da vogal seguinte. Duas vogais: depois da consoante seguinte. Senão, depois da terceira. */
function verbalRegion(word: string): number {
  const vowel = (at: number) => /[aeiou]/.test(word.charAt(at));
  if (vowel(1) && !vowel(0)) return Math.min(3, word.length);
  const next = word.slice(2).search(vowel(1) ? /[^aeiou]/ : /[aeiou]/);
  return next < 0 ? word.length : next + 3;
}

function dropStandard(word: string, regions: Regions): string | null {
  const ending = longestEnding(word, (one) => STANDARD.has(one));
  const rule = STANDARD.get(ending);
  if (rule === undefined) return null;
  const rest = cut(word, ending);
  if (rest.length < regions[rule.region]) return null;
  const more = rule.also?.find((one) => rest.endsWith(one) && rest.length - one.length >= regions.r2);
  return more === undefined ? rest + (rule.put ?? '') : cut(rest, more);
}

function dropVerbal(word: string, { rv }: Regions): string | null {
  const ending = longestEnding(word.slice(rv), (one) => VERBAL.has(one));
  return ending === '' ? null : cut(word, ending);
}

/** A vogal de gênero: “menino” e “menina”. */
function dropVowel(word: string, { rv }: Regions): string {
  const shortest = Math.max(rv, SHORTEST);
  return /[aio]$/.test(word) && word.length > shortest ? word.slice(0, -1) : word;
}

function dropFinal(word: string, { rv }: Regions): string {
  if (!word.endsWith('e') || word.length <= rv) return word;
  const rest = word.slice(0, -1);
  return /(?:gu|ci)$/.test(rest) && rest.length > rv ? rest.slice(0, -1) : rest;
}

/** A maior terminação da lista que a palavra tem; vazia, se nenhuma. */
function longestEnding(word: string, isListed: (ending: string) => boolean): string {
  for (let length = Math.min(LONGEST, word.length); length > 1; length -= 1) {
    const ending = word.slice(-length);
    if (isListed(ending)) return ending;
  }
  return '';
}

const cut = (word: string, ending: string) => word.slice(0, -ending.length);

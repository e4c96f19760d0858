/** Quantos textos diferentes há. Cada post da base é a cópia de um deles, com outro autor e outro instante. */
const MOLDS = 2_000;

/** O que se procura na medição, do mais raro ao mais comum; `every` diz em um de quantos moldes a palavra está. */
export const SOUGHT = [
  { word: 'xilogravura', every: 2_000 },
  { word: 'violão', every: 100 },
  { word: 'cinema', every: 10 },
  { word: 'hoje', every: 2 },
] as const;

/** Hashtag em um de cada quatro moldes: há páginas dela até a dez mil. */
export const TAG = 'palco';

const SUBJECTS = ['A banda', 'Minha vizinha', 'O professor', 'A turma', 'Um amigo', 'A padaria', 'O bairro'];
const VERBS = ['preparou', 'descobriu', 'comentou', 'fotografou', 'terminou', 'ensaiou', 'esqueceu', 'pediu'];
const OBJECTS = [
  'um café',
  'três canções',
  'a receita',
  'o caderno',
  'duas bicicletas',
  'a viagem',
  'um filme',
];
const PLACES = [
  'na praça',
  'em Recife',
  'perto do rio',
  'no quintal',
  'em São Paulo',
  'na estação',
  'na feira',
];
const ENDINGS = ['e voltou cedo', 'antes da chuva', 'sem pressa', 'outra vez', 'com calma', 'ontem à noite'];

/** Um item da lista, sorteado de um jeito que se repete; cada lista usa o seu divisor, e as combinações variam. */
const pick = (list: string[], n: number, step: number) => list[Math.floor(n / step) % list.length] ?? '';

/** O texto de cada molde: uma frase de palavras comuns e, conforme a conta, palavras procuradas, hashtag, menção e link. */
export const molds: string[] = Array.from({ length: MOLDS }, (_, n) => {
  const sentence = [SUBJECTS, VERBS, OBJECTS, PLACES, ENDINGS].map((list, step) => pick(list, n, 7 ** step));
  const sought = SOUGHT.flatMap(({ word, every }) => (n % every === 0 ? word : []));
  const extras = [
    n % 4 === 1 && `#${TAG}`,
    n % 10 === 3 && '@pessoa_7',
    n % 10 === 6 && 'https://exemplo.com.br/',
  ];
  return [...sentence, ...sought, ...extras.filter(Boolean)].join(' ');
});

import { dateText, describeMachine, machineLine, number } from '@trilha/measure';
import type { LoadResult } from '../load.ts';
import { busyLine } from '../report.ts';
import { PAGE_SIZE } from './pages.ts';
import type { Measured, MeasuredList, Scale } from './results.ts';

export interface PostsReport {
  scale: Scale;
  lists: MeasuredList[];
  reads: Measured[];
  writes: Measured[];
  postgresVersion: string;
}

/** A medição em Markdown, com a máquina, a data e o comando. */
export function render({ scale, lists, reads, writes, postgresVersion }: PostsReport): string {
  const { size, duration, rounds, pages } = scale;
  return [
    '# Medidas dos posts',
    '',
    `${dateText(new Date().toISOString())}, ${machineLine(describeMachine())}, PostgreSQL ${postgresVersion}.`,
    'Comando: `npm run medir -w @trilha/palco -- --posts --gravar`.',
    '',
    busyLine(),
    '',
    '## Carga',
    '',
    `${number(size.posts)} posts de ${number(size.people)} pessoas: os textos saem de dois mil moldes publicados pela própria API e copiados em SQL, um post a cada 30 s; um em quatro é da mesma pessoa, um em cinco responde ao anterior, um em quatro leva a mesma hashtag. E uma conversa de mil respostas.`,
    `${duration.seconds} s por medida, depois de ${duration.warmUp} s de aquecimento; as leituras do ingênuo, quatro, uma por vez. API, servidor ingênuo, banco com gravação garantida em disco (1 GB de memória partilhada) e gerador de carga dividem a mesma máquina.`,
    'O ingênuo é `bench/posts/naive.ts`: mesmo Fastify, mesmo banco e mesmos índices; offset, uma consulta por resposta, `ILIKE`, e a chave conferida antes e gravada depois. Não confere sessão, não indexa para a busca e não monta autor, contagens nem entidades: o que ele faz a menos conta a favor dele.',
    '',
    '## Publicar',
    '',
    ...table(
      writes.flatMap(({ palco, naive }) => [row('Palco', palco), ...(naive ? [row('ingênuo', naive)] : [])]),
    ),
    '',
    '## Ler uma conversa e buscar',
    '',
    'Duas medidas de cada página do Palco: em laço fechado, até o limite; e a 80 % da vazão dele, com a espera na fila contada na latência.',
    '',
    ...table(
      reads.flatMap(({ palco, easy, naive }) => [
        row('Palco, no limite', palco),
        ...(easy ? [row('Palco, a 80 %', easy)] : []),
        ...(naive ? [row('ingênuo, no limite', naive)] : []),
      ]),
    ),
    '',
    '## Andar em uma lista',
    '',
    `Mediana de ${rounds} leituras de cada página do Palco (${Math.ceil(rounds / 10)} do ingênuo), uma por vez, em rodízio, ${PAGE_SIZE} posts por página, em ms.`,
    '',
    `| Lista | Por | ${pages.map((page) => `Página ${number(page)}`).join(' | ')} | Página ${number(pages[2] ?? Number.NaN)} ÷ página 1 |`,
    `|---|---|${pages.map(() => '--:|').join('')}--:|`,
    ...lists.flatMap(({ name, cursor, offset }) => [
      pagesRow(name, 'cursor', cursor),
      pagesRow(name, 'offset (ingênuo)', offset),
    ]),
  ].join('\n');
}

const table = (rows: string[]) => [
  '| Requisição | Servidor | Conexões | Por segundo | p50 (ms) | p99 (ms) | Máximo (ms) |',
  '|---|---|--:|--:|--:|--:|--:|',
  ...rows,
];

const row = (server: string, { name, connections, perSecond, p50, p99, max }: LoadResult) =>
  `| ${name} | ${server} | ${connections} | ${number(perSecond)} | ${number(p50)} | ${number(p99)} | ${number(max)} |`;

const pagesRow = (name: string, by: string, times: number[]) =>
  `| ${name} | ${by} | ${times.map((ms) => number(ms)).join(' | ')} | ${number((times[2] ?? Number.NaN) / (times[0] ?? Number.NaN))} |`;

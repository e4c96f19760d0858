/**
 * Compara, com números, quatro escolhas desta etapa: como se anda em uma lista, onde ficam as hashtags, como se guarda uma
 * conversa e o que a busca considera a mesma palavra. Rode com `node comparar.ts`, ou com `node comparar.ts --curto`, que
 * usa vinte vezes menos posts. Precisa do PostgreSQL, que o curso traz.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Comparison, publish, type Report } from '@trilha/measure';
import type { Database } from './comparacao/banco.ts';
import { compareSearch } from './comparacao/busca.ts';
import { openFilled } from './comparacao/carga.ts';
import { compareThreads } from './comparacao/conversas.ts';
import { compareTags } from './comparacao/hashtags.ts';
import { comparePages } from './comparacao/paginacao.ts';

const FILE = 'projeto-pratico/exercicio-04-posts-texto/comparar.ts';
const FULL = 1_000_000;
const SHORT = 50_000;

/** Todas as comparações da etapa, na ordem do enunciado. */
async function comparisons(db: Database): Promise<Comparison[]> {
  return [
    ...(await comparePages(db)),
    ...(await compareTags(db)),
    ...(await compareThreads(db)),
    ...(await compareSearch(db)),
  ];
}

/** Outro processo sobre as mesmas tabelas: enchê-las leva mais tempo que medir. */
async function measureAgain({ env }: Database): Promise<Report> {
  const program = fileURLToPath(import.meta.url);
  const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 2 ** 20 };
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--json'], options);
  return JSON.parse(stdout) as Report;
}

if (import.meta.main) {
  const short = process.argv.includes('--curto');
  if (short && process.argv.includes('--gravar')) throw new Error('O livro só publica a medição inteira.');
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const posts = short ? SHORT : FULL;
  const db = await openFilled(posts);
  await publish({
    id: `etapa-04-posts-texto${short ? '-curto' : ''}`,
    title: `Etapa 04: quatro escolhas sobre ${posts.toLocaleString('pt-BR')} posts`,
    command: `node ${FILE}${short ? ' --curto' : ''}`,
    comparisons: await comparisons(db),
    book: { json: here('comparar.gerado.json'), svg: here('comparar.gerado.svg') },
    measureAgain: () => measureAgain(db),
  });
  await db.close();
}

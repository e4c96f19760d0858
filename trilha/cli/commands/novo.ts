import { readCatalog } from '../../core/catalog.ts';
import type { Catalog, Concept, Module, Stage } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { findConcept, fold, shortId } from '../../core/find.ts';
import { findStage, stageNumber } from '../../core/find-stage.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';

export const create: Command = {
  name: 'novo',
  usage: 'novo conceito MÓDULO/NN-nome ["Título"] | novo exercício CONCEITO | novo etapa NN',
  summary: 'para quem escreve: cria os arquivos a partir dos modelos, com o que falta escrever marcado',
  words: 3,
  async run(context, { words: [kind = '', address, title] }) {
    const what = fold(kind);
    if (!KINDS.includes(what) || address === undefined) throw usage();
    if (what !== 'conceito' && title !== undefined) throw usage();
    // Só aqui: os modelos precisam do contrato da lição, que traz o leitor de Markdown.
    const scaffold = await import('../../core/scaffold.ts');
    const { book } = context;
    if (what === 'etapa') {
      const stage = findStage(context.catalog, address);
      reportStage(context, stage, scaffold.scaffoldStage(book, stage));
      return EXIT.ok;
    }
    const catalog = what === 'conceito' ? await planned(context, address, title) : context.catalog;
    const concept = find(catalog, address);
    const files =
      what === 'conceito'
        ? scaffold.scaffoldConcept(book, catalog, concept)
        : scaffold.scaffoldExercise(book, catalog, concept);
    report(context, concept, files, what);
    return EXIT.ok;
  },
};

const KINDS = ['conceito', 'exercicio', 'etapa'];

const usage = () =>
  new TrilhaError(
    'USAGE',
    'Diga o que criar e onde.',
    'Por exemplo: npx trilha novo conceito 01-fundamentos/02-system-calls',
  );

/** Com módulo e nome, o conceito pode ainda não estar no plano; por número ou título, só um que esteja. */
function find(catalog: Catalog, address: string): Concept {
  const exact = splitAddress(catalog, address);
  const found = exact?.module.concepts.find(({ slug }) => slug === exact.slug);
  return found ?? findConcept(catalog, address);
}

/** O catálogo com o conceito pedido no plano. */
async function planned({ book, catalog }: CommandContext, address: string, title?: string): Promise<Catalog> {
  const exact = splitAddress(catalog, address);
  if (!exact || exact.module.concepts.some(({ slug }) => slug === exact.slug)) return catalog;
  if (title === undefined)
    throw new TrilhaError(
      'USAGE',
      `${exact.slug} não está no plano de ${exact.module.id}.`,
      `Para acrescentá-lo, diga o título: npx trilha novo conceito ${address} "Título"`,
    );
  const { planConcept } = await import('../../core/scaffold.ts');
  planConcept(book, exact.module, exact.slug, title);
  return readCatalog(book);
}

/** @throws TrilhaError NOT_FOUND se o módulo não existe. */
function splitAddress({ modules }: Catalog, address: string): { module: Module; slug: string } | undefined {
  const [, place = '', slug = ''] = /^([^/]+)\/(\d\d-[a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(address) ?? [];
  if (slug === '') return;
  const module = modules.find(
    ({ id, number }) => id === place || (/^\d+$/.test(place) && number === Number(place)),
  );
  if (module) return { module, slug };
  const ids = modules.map(({ id }) => id).join(', ');
  throw new TrilhaError('NOT_FOUND', `Não há o módulo “${place}”.`, `Os que há: ${ids}`);
}

function listCreated({ terminal }: CommandContext, files: string[]): void {
  terminal.line(`Arquivos criados: ${files.length}. O que falta escrever leva a marca “POR ESCREVER”:`);
  for (const file of files) terminal.line(`  ${file}`);
  terminal.line(`\n→ O que cada parte pede: docs/escrevendo-conteudo.md`);
}

function report(context: CommandContext, concept: Concept, files: string[], what: string): void {
  listCreated(context, files);
  const id = shortId(concept);
  if (what === 'conceito' && !concept.exercise)
    context.terminal.line(`→ Depois do texto, o exercício: npx trilha novo exercicio ${id}`);
  context.terminal.line(`→ O que ainda falta: npx trilha conferir ${id}`);
}

/** A pasta é um pacote do repositório: quem instala e quem testa precisam saber dela. */
function reportStage(context: CommandContext, stage: Stage, files: string[]): void {
  listCreated(context, files);
  const { id } = stage;
  const padded = stageNumber(stage);
  for (const line of [
    `→ Em package.json, “workspaces”: "projeto-pratico/${id}"`,
    `→ Em vitest.config.ts: project('exercicio-${padded}', 'projeto-pratico/${id}'),`,
    '→ Depois, para o package-lock.json: npm install e node ferramentas/launcher/main.mjs lock',
    `→ O que ainda falta: npx trilha conferir etapa-${padded}`,
  ])
    context.terminal.line(line);
}

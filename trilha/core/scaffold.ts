import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Book, bookHas } from './book.ts';
import { contractOf } from './conferir/lesson.ts';
import type { Catalog, Concept, Module } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { shortId } from './find.ts';
import { listFiles } from './list-files.ts';

const TEMPLATES = join(import.meta.dirname, '../modelos');

/** Do modelo ao arquivo do livro. */
type Placement = [template: string, target: string];

/**
 * Cria a lição e o primeiro exemplo de um conceito do plano, com marcas de “por escrever”.
 * @returns os arquivos criados, relativos à raiz.
 * @throws TrilhaError USAGE se já há algo dele: nada se escreve por cima.
 */
export function scaffoldConcept(book: Book, catalog: Catalog, concept: Concept): string[] {
  const { moduleId, slug } = concept;
  const name = slug.replace(/^\d+-/, '');
  const example = `${moduleId}/exemplos/${slug}/${name}`;
  const placements: Placement[] = [
    ['teoria/licao.md', `${moduleId}/teoria/${slug}.md`],
    ['exemplos/principal.ts', `${example}.ts`],
    ['exemplos/principal.test.ts', `${example}.test.ts`],
  ];
  return place(book, catalog, concept, placements);
}

/**
 * Cria o exercício de um conceito que já tem lição: um exercício mínimo que funciona, para trocar peça por peça.
 * @throws TrilhaError NOT_READY sem a lição; USAGE se já há algo na pasta.
 */
export function scaffoldExercise(book: Book, catalog: Catalog, concept: Concept): string[] {
  if (concept.lesson === undefined)
    throw new TrilhaError(
      'NOT_READY',
      `“${concept.title}” ainda não tem lição.`,
      `Crie-a antes: npx trilha novo conceito ${shortId(concept)}`,
    );
  const folder = `${concept.moduleId}/exercicios/${concept.slug}`;
  const files = listFiles(join(TEMPLATES, 'exercicios'));
  return place(
    book,
    catalog,
    concept,
    files.map((file) => [`exercicios/${file}`, `${folder}/${file}`]),
  );
}

function place(book: Book, catalog: Catalog, concept: Concept, placements: Placement[]): string[] {
  for (const [, target] of placements) refuseTaken(book, target);
  for (const [template, target] of placements) {
    const text = fill(readFileSync(join(TEMPLATES, template), 'utf8'), target, catalog, concept);
    mkdirSync(dirname(join(book.root, target)), { recursive: true });
    writeFileSync(join(book.root, target), text, { flag: 'wx' });
  }
  return placements.map(([, target]) => target);
}

function refuseTaken(book: Book, target: string): void {
  if (bookHas(book, target))
    throw new TrilhaError('USAGE', `${target} já existe.`, 'Edite-o: nada se escreve por cima.');
}

function fill(template: string, target: string, catalog: Catalog, concept: Concept): string {
  const { slug, title } = concept;
  const isText = target.endsWith('.md');
  const level = catalog.modules.find(({ id }) => id === concept.moduleId)?.level ?? 'iniciante';
  const values = {
    slug,
    level,
    title: isText ? stringify(title).trim() : title.replaceAll('*/', '* /'),
  };
  const filled = Object.entries(values)
    .reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, () => value), template)
    .replaceAll('./principal.ts', `./${slug.replace(/^\d+-/, '')}.ts`);
  return isText && template.includes('\n## No Palco') ? keepSections(filled, catalog, concept) : filled;
}

/** O modelo traz as seções de um conceito; a lição do aquecimento fica com as dela. */
function keepSections(text: string, catalog: Catalog, concept: Concept): string {
  const titles = new Set(contractOf({ catalog, concept }).sections);
  const [head = '', ...sections] = text.split(/^(?=## )/m);
  const kept = sections.filter((section) => titles.has(section.slice(3, section.indexOf('\n'))));
  return head + kept.join('').trimEnd().concat('\n');
}

interface Plan {
  modules: { id: string; concepts: { slug: string; title: string }[] }[];
}

/**
 * Acrescenta um conceito ao plano do curso, na ordem do número.
 * @throws TrilhaError USAGE se o número já é de outro.
 */
export function planConcept(book: Book, module: Module, slug: string, title: string): void {
  const clash = module.concepts.find((concept) => concept.slug.slice(0, 3) === slug.slice(0, 3));
  if (clash)
    throw new TrilhaError(
      'USAGE',
      `O número ${slug.slice(0, 2)} já é de ${clash.slug}, em ${module.id}.`,
      'Use outro número, ou esse nome, que já está no plano.',
    );
  refuseTaken(book, `${module.id}/teoria/${slug}.md`);
  const path = join(book.root, 'trilha/core/curriculo.json');
  const plan = JSON.parse(readFileSync(path, 'utf8')) as Plan;
  const entry = plan.modules.find(({ id }) => id === module.id);
  entry?.concepts.push({ slug, title });
  entry?.concepts.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
}

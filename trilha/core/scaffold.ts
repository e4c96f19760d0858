import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Book, bookHas } from './book.ts';
import { contractOf } from './conferir/lesson.ts';
import type { Catalog, Concept, Module, Stage } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { shortId } from './find.ts';
import { listFiles } from './list-files.ts';
import { LEVEL_NAMES } from './summary.ts';

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
  return place(book, placements, (text, target) => fillConcept(text, target, catalog, concept));
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
  const placements = files.map((file): Placement => [`exercicios/${file}`, `${folder}/${file}`]);
  return place(book, placements, (text, target) => fillConcept(text, target, catalog, concept));
}

/**
 * Cria a pasta de uma etapa do plano: uma tarefa que funciona, para trocar peça por peça. Os modelos levam `.txt`
 * no fim porque só fazem sentido na pasta da etapa, de onde alcançam o Palco e o kit.
 * @throws TrilhaError USAGE se já há algo na pasta.
 */
export function scaffoldStage(book: Book, { id, number, title, level }: Stage): string[] {
  const values = {
    slug: id,
    bare: String(number),
    number: String(number).padStart(2, '0'),
    project: id.replace(/-(?!\d).*/, ''),
    title: title.replaceAll("'", "\\'"),
    lowerTitle: title.charAt(0).toLowerCase() + title.slice(1),
    levelName: LEVEL_NAMES[level],
  };
  const placements = listFiles(join(TEMPLATES, 'etapa')).map(
    (file): Placement => [`etapa/${file}`, `projeto-pratico/${id}/${file.replace(/\.txt$/, '')}`],
  );
  return place(book, placements, (text) => fill(text, values));
}

function place(
  book: Book,
  placements: Placement[],
  write: (text: string, target: string) => string,
): string[] {
  for (const [, target] of placements) refuseTaken(book, target);
  for (const [template, target] of placements) {
    const text = write(readFileSync(join(TEMPLATES, template), 'utf8'), target);
    mkdirSync(dirname(join(book.root, target)), { recursive: true });
    writeFileSync(join(book.root, target), text, { flag: 'wx' });
  }
  return placements.map(([, target]) => target);
}

function refuseTaken(book: Book, target: string): void {
  if (bookHas(book, target))
    throw new TrilhaError('USAGE', `${target} já existe.`, 'Edite-o: nada se escreve por cima.');
}

const fill = (template: string, values: Record<string, string>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark);

function fillConcept(template: string, target: string, catalog: Catalog, concept: Concept): string {
  const { slug, title } = concept;
  const isText = target.endsWith('.md');
  const filled = fill(template, {
    slug,
    level: catalog.modules.find(({ id }) => id === concept.moduleId)?.level ?? 'iniciante',
    title: isText ? stringify(title).trim() : title.replaceAll('*/', '* /'),
  }).replaceAll('./principal.ts', `./${slug.replace(/^\d+-/, '')}.ts`);
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

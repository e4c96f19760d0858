import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, bookHas } from './book.ts';
import type { Catalog, Concept, Example, Exercise, ExerciseNeed, Level, Module, Stage } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { EXAM } from './find.ts';
import { asNumber, asText, asTexts, parseDocument } from './front-matter.ts';
import { listFiles } from './list-files.ts';

interface Curriculum {
  modules: {
    id: string;
    title: string;
    level: Level;
    warmUp?: true;
    concepts: { slug: string; title: string }[];
  }[];
  stages: { id: string; title: string; level: Level }[];
}

const DEFAULT_TIMEOUT_MS = 3_000;

/** Lê o catálogo das pastas; o plano (`curriculo.json`) dá a ordem e o título do que ainda não foi escrito. */
export function readCatalog(book: Book): Catalog {
  const curriculum = readCurriculum(book);
  const modules = curriculum.modules.map((entry) => readModule(book, entry));
  const stages = curriculum.stages.map((entry) => readStage(book, entry));
  return { modules, stages, totals: countTotals(modules, stages) };
}

/** O plano do livro; um livro de teste pode trazer o seu na mesma pasta. */
function readCurriculum(book: Book): Curriculum {
  const own = join(book.root, 'trilha/core/curriculo.json');
  return JSON.parse(readFileSync(own, 'utf8')) as Curriculum;
}

const leadingNumber = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);

function readModule(book: Book, entry: Curriculum['modules'][number]): Module {
  const concepts = entry.concepts.map((concept) => readConceptOrDefect(book, entry.id, concept));
  const exam = { slug: EXAM, title: 'Exame do módulo' };
  return {
    id: entry.id,
    number: leadingNumber(entry.id),
    title: entry.title,
    level: entry.level,
    warmUp: entry.warmUp === true,
    ready: concepts.some((concept) => concept.ready),
    concepts,
    ...(bookHas(book, `${entry.id}/teoria/${EXAM}.md`) && {
      exam: readConceptOrDefect(book, entry.id, exam),
    }),
  };
}

type Planned = Curriculum['modules'][number]['concepts'][number];

/** Um arquivo com defeito não pode esconder o resto do curso: o conceito aparece, com o motivo. */
function readConceptOrDefect(book: Book, moduleId: string, planned: Planned): Concept {
  try {
    return readConcept(book, moduleId, planned);
  } catch (error) {
    if (!(error instanceof TrilhaError)) throw error;
    return { ...plannedConcept(moduleId, planned), broken: error.message };
  }
}

function plannedConcept(moduleId: string, { slug, title }: Planned): Concept {
  return {
    id: `${moduleId}/${slug}`,
    moduleId,
    number: leadingNumber(slug),
    slug,
    title,
    ready: false,
    prerequisites: [],
    examples: [],
    measurable: false,
    explorer: false,
  };
}

function readConcept(book: Book, moduleId: string, planned: Planned): Concept {
  const { slug } = planned;
  const lesson = `${moduleId}/teoria/${slug}.md`;
  const base: Concept = {
    ...plannedConcept(moduleId, planned),
    examples: readExamples(book, `${moduleId}/exemplos/${slug}`),
    measurable: bookHas(book, `${moduleId}/exemplos/${slug}/medir.ts`),
    explorer: bookHas(book, `${moduleId}/exemplos/${slug}/core.ts`),
  };
  const exercise = readExercise(book, `${moduleId}/exercicios/${slug}`);
  const withExercise = exercise ? { ...base, exercise } : base;
  return bookHas(book, lesson) ? { ...withExercise, ...readLesson(book, lesson, exercise) } : withExercise;
}

function readLesson(book: Book, lesson: string, exercise: Exercise | undefined): Partial<Concept> {
  const text = readFileSync(join(book.root, lesson), 'utf8');
  const { data } = parseDocument(text, lesson);
  const test = exercise ? readFileSync(join(book.root, exercise.path, 'exercicio.test.ts'), 'utf8') : '';
  const found = {
    title: asText(data.title),
    summary: asText(data.description),
    level: asText(data.nivel) as Level | undefined,
    minutes: asNumber(data.minutos),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  // O rascunho fica “em preparação” em toda parte; o Starlight também o tira do site construído.
  const ready = data.draft !== true;
  const prerequisites = asTexts(data.prerequisitos);
  return { ...known, ready, lesson, prerequisites, content: fingerprint(text + test) };
}

/** Doze dígitos bastam para notar que o conteúdo mudou; não é segurança. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Programa é quem tem `if (import.meta.main)`; o resto da pasta é apoio dos programas e da lição. */
function readExamples(book: Book, folder: string): Example[] {
  return listFiles(join(book.root, folder))
    .filter((file) => /^(?!medir\.ts$)[^./]+\.ts$/.test(file))
    .map((file) => ({ file, source: readFileSync(join(book.root, folder, file), 'utf8') }))
    .filter(({ source }) => source.includes('import.meta.main'))
    .map(({ file, source }) => ({ file, path: `${folder}/${file}`, ...readHeader(source) }));
}

/** O comentário de abertura: a primeira linha é o título, `precisa:` os serviços. */
function readHeader(source: string): { title: string; needs: string[] } {
  const comment = /^\s*\/\*\*?([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*?\s?/, '').trim());
  const needs = lines.find((line) => line.startsWith('precisa:'))?.slice('precisa:'.length) ?? '';
  return {
    title: lines.find((line) => line !== '') ?? '',
    needs: needs.split(',').flatMap((name) => name.trim() || []),
  };
}

function readExercise(book: Book, folder: string): Exercise | undefined {
  const files = ['exercicio.ts', 'exercicio.test.ts', 'README.md'];
  if (!files.every((file) => bookHas(book, `${folder}/${file}`))) return;
  const readme = parseDocument(
    readFileSync(join(book.root, folder, 'README.md'), 'utf8'),
    `${folder}/README.md`,
  );
  return {
    path: folder,
    title: asText(readme.data.title) ?? folder,
    timeoutMs: asNumber(readme.data.limiteMs) ?? DEFAULT_TIMEOUT_MS,
    needs: asTexts(readme.data.precisa) as ExerciseNeed[],
    hints: countHints(book, folder),
  };
}

function countHints(book: Book, folder: string): number {
  if (!bookHas(book, `${folder}/dicas.md`)) return 0;
  return readFileSync(join(book.root, folder, 'dicas.md'), 'utf8').match(/^## /gm)?.length ?? 0;
}

function readStage(book: Book, entry: Curriculum['stages'][number]): Stage {
  const readme = `projeto-pratico/${entry.id}/README.md`;
  const number = leadingNumber(entry.id);
  if (!bookHas(book, readme)) return { ...entry, number, ready: false };
  // O enunciado não tem cabeçalho em que caiba `draft: true`: o rascunho se conhece pelo que falta escrever.
  const ready = !readFileSync(join(book.root, readme), 'utf8').includes('<!-- POR ESCREVER:');
  return { ...entry, number, ready, readme };
}

function countTotals(all: Module[], stages: Stage[]): Catalog['totals'] {
  const modules = all.filter((module) => !module.warmUp);
  const count = (items: { ready: boolean }[]) => ({
    ready: items.filter((item) => item.ready).length,
    planned: items.length,
  });
  return {
    modules: count(modules),
    concepts: count(modules.flatMap((module) => module.concepts)),
    stages: count(stages),
  };
}

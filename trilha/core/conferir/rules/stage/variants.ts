import { join } from 'node:path';
import { bookHas } from '../../../book.ts';
import { readExport } from '../../evaluate.ts';
import { countChangedLines } from '../../line-diff.ts';
import { readText } from '../../subjects.ts';
import type { StageContext, StageRule } from '../../types.ts';
import { tasksOf } from './tasks.ts';

const MIN_VARIANTS = 6;
/** Mais que isto deixa de ser um erro e passa a ser outro programa. */
const MAX_LINES = 15;
const NOT_VARIANTS = new Set(['esperado.ts', 'referencia.ts', 'sem-erro.ts']);

/** Cada variante é a montagem sem erro com poucas linhas trocadas, e alguém disse em que tarefa ela cai e com que frase. */
export const stageVariants: StageRule = {
  id: 'etapa-erros',
  next: 'parta de sem-erro.ts, troque o mínimo e registre a tarefa e a frase em esperado.ts',
  async check(context) {
    const { book, base } = context;
    const folder = `${base}/erros-comuns`;
    if (!bookHas(book, `${folder}/esperado.ts`) || !bookHas(book, `${folder}/sem-erro.ts`)) return [];
    const names = variantsOf(context, folder);
    const expected = (await readExport(join(book.root, folder, 'esperado.ts'), 'expected')) as Expected;
    const tasks = new Set((await tasksOf(context)).map(({ id }) => id));
    const few = `erros-comuns tem ${names.length} variantes; o mínimo é ${MIN_VARIANTS}`;
    return [
      ...(names.length < MIN_VARIANTS ? [{ file: folder, message: few }] : []),
      ...checkList(names, expected, tasks).map((message) => ({ file: `${folder}/esperado.ts`, message })),
      ...names.flatMap((name) =>
        checkVariant(context, folder, name).map((message) => ({
          file: `${folder}/${name}.ts`,
          message,
        })),
      ),
    ];
  },
};

/** Por variante, a frase que se recebe em cada tarefa em que ela cai. */
type Expected = Record<string, Record<string, string>>;

function variantsOf({ files }: StageContext, folder: string): string[] {
  return files
    .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.ts'))
    .map((file) => file.slice(folder.length + 1))
    .filter((name) => !name.includes('/') && !NOT_VARIANTS.has(name))
    .map((name) => name.replace(/\.ts$/, ''));
}

function checkList(names: string[], expected: Expected, tasks: Set<string>): string[] {
  const listed = Object.keys(expected);
  return [
    ...names.filter((name) => !listed.includes(name)).map((name) => `${name} não está na lista`),
    ...listed
      .filter((name) => !names.includes(name))
      .map((name) => `${name} está na lista e não tem arquivo`),
    ...Object.entries(expected).flatMap(([name, failures]) => [
      ...(Object.keys(failures).length === 0 ? [`${name} não diz em que tarefa cai`] : []),
      ...Object.keys(failures)
        .filter((id) => tasks.size > 0 && !tasks.has(id))
        .map((id) => `${name} cai em ${id}, que não é tarefa da etapa`),
      ...Object.entries(failures)
        .filter(([, words]) => words.replaceAll('…', '').trim() === '')
        .map(([id]) => `${name} não diz a frase que se recebe em ${id}`),
    ]),
  ];
}

function checkVariant(context: StageContext, folder: string, name: string): string[] {
  const source = readText(context, `${folder}/${name}.ts`);
  const changed = countChangedLines(readText(context, `${folder}/sem-erro.ts`), source);
  return [
    ...(/^\/\*\* \S/.test(source) ? [] : ['o comentário de abertura deve dizer o engano e o que ele custa']),
    ...(changed > MAX_LINES
      ? [`difere da montagem sem erro em ${changed} linhas; o limite é ${MAX_LINES}`]
      : []),
    ...(changed === 0 ? ['é igual à montagem sem erro'] : []),
  ];
}

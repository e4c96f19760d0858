import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureLine, firstFailure } from '../../../text.ts';
import { countChangedLines } from '../../line-diff.ts';
import { readJson, readText } from '../../subjects.ts';
import type { ConceptContext, Report } from '../../types.ts';
import {
  declaredTasks,
  folderOf,
  grade,
  gradeSolution,
  gradeToFailure,
  gradingRule,
  wrongAnswers,
} from './folder.ts';

/** Um trecho menor que isto aparece em qualquer mensagem. */
const MIN_WORDS = 3;

export const solution = gradingRule({
  id: 'solucao',
  next: 'conserte solucao.ts ou a tarefa; verifique com npx trilha verificar',
  async check(context) {
    const verdict = await gradeSolution(context);
    if (verdict.status === 'passed') return [];
    const failure = firstFailure(verdict);
    const message = `a solução não passa: tarefa ${failure?.task ?? '-'}: ${failure?.text}`;
    return [{ file: `${folderOf(context)}/solucao.ts`, message }];
  },
});

export const starter = gradingRule({
  id: 'inicial',
  next: 'conserte o arquivo inicial ou grave as falhas de agora com --atualizar',
  async check(context) {
    const file = `${folderOf(context)}/exercicio.ts`;
    const verdict = await grade(context, 'exercicio.ts');
    if (verdict.problem)
      return [{ file, message: `o arquivo inicial não chega às tarefas: ${failureLine(verdict.problem)}` }];
    const failed = verdict.tasks.filter((task) => task.status === 'failed');
    if (failed.length === 0) return [{ file, message: 'o arquivo inicial passa em tudo' }];
    const actual = Object.fromEntries(
      failed.map((task) => [task.number, task.failure ? failureLine(task.failure) : '']),
    );
    const record = `${folderOf(context)}/falhas-esperadas.json`;
    if (context.update)
      writeFileSync(join(context.book.root, record), `${JSON.stringify(actual, null, 2)}\n`);
    const expected = readJson<Record<string, string>>(context, record);
    return [
      ...compareFailures(expected, actual).map((message) => ({ file: record, message })),
      ...strayTodos(readText(context, file)).map((message) => ({ file, message })),
    ];
  },
});

function compareFailures(expected: Record<string, string>, actual: Record<string, string>): string[] {
  const numbers = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...numbers].flatMap((number) => {
    const [wanted, got] = [expected[number], actual[number]];
    if (wanted === undefined)
      return [`a tarefa ${number} falha no arquivo inicial e não está registrada: ${got}`];
    if (wanted.length < MIN_WORDS)
      return [`o trecho da tarefa ${number} serve a qualquer falha: “${wanted}”`];
    if (got === undefined) return [`a tarefa ${number} devia falhar no arquivo inicial e passou`];
    return got.includes(wanted) ? [] : [`a tarefa ${number} do arquivo inicial diz outra coisa: ${got}`];
  });
}

/** Quem falha lê o nome, e o procura no arquivo. */
function strayTodos(source: string): string[] {
  const code = source.replaceAll(/'por fazer: [^']*'/g, '');
  return [...source.matchAll(/'por fazer: ([^']*)'/g)]
    .filter(([, name = '']) => !new RegExp(`\\b${RegExp.escape(name)}\\b`).test(code))
    .map(([, name]) => `“por fazer: ${name}” não cita um nome que haja no arquivo`);
}

export const commonMistakes = gradingRule({
  id: 'erros-comuns',
  next: 'conserte o erro, a tarefa que devia apanhá-lo ou o comentário que a diz',
  async check(context) {
    const reports: Report[] = [];
    for (const name of wrongAnswers(context)) {
      const message = twinOf(context, name) ?? (await checkMistake(context, name));
      if (message) reports.push({ file: `${folderOf(context)}/erros-comuns/${name}`, message });
    }
    return [...reports, ...(await idleTasks(context))];
  },
});

/** Uma tarefa que nem o arquivo inicial nem um erro reprova pode estar vazia. */
async function idleTasks(context: ConceptContext): Promise<Report[]> {
  const declared = await declaredTasks(context);
  const folder = folderOf(context);
  const failing = new Set(Object.keys(readJson(context, `${folder}/falhas-esperadas.json`)));
  for (const name of wrongAnswers(context))
    failing.add(TASK.exec(sourceOf(context, `erros-comuns/${name}`))?.[1] ?? '');
  return ('tasks' in declared ? declared.tasks : [])
    .filter(({ number }) => !failing.has(String(number)))
    .map(({ number }) => ({
      file: `${folder}/exercicio.test.ts`,
      message: `nada cai na tarefa ${number}: nem o arquivo inicial nem um erro comum`,
    }));
}

const TASK = /^\/\/ Tarefa: (\d+)$/m;

const sourceOf = (context: ConceptContext, name: string) => readText(context, `${folderOf(context)}/${name}`);

/** O mesmo programa, a menos de comentários, não prova nada de novo. */
function twinOf(context: ConceptContext, name: string): string | undefined {
  const names = wrongAnswers(context);
  const before = names.slice(0, names.indexOf(name)).map((other) => `erros-comuns/${other}`);
  const source = sourceOf(context, `erros-comuns/${name}`);
  const twin = ['solucao.ts', 'exercicio.ts', ...before].find(
    (other) => countChangedLines(sourceOf(context, other), source) === 0,
  );
  return twin === undefined ? undefined : `a menos de comentários, é igual a ${twin}`;
}

async function checkMistake(context: ConceptContext, name: string): Promise<string | undefined> {
  const source = sourceOf(context, `erros-comuns/${name}`);
  const [, why] = /^\/\/ Erro: (\S.*)$/m.exec(source) ?? [];
  const task = Number(TASK.exec(source)?.[1]);
  const text = /^\/\/ Mensagem: (.+)$/m.exec(source)?.[1]?.trim() ?? '';
  if (why === undefined || !task || text.length < MIN_WORDS)
    return 'o comentário de abertura precisa de “// Erro: …”, “// Tarefa: N” e “// Mensagem: …”';
  const verdict = await gradeToFailure(context, `erros-comuns/${name}`);
  if (verdict.status === 'passed') return 'a resposta errada passou em tudo';
  const failure = firstFailure(verdict);
  if (failure?.task !== task)
    return `falhou na tarefa ${failure?.task ?? '-'}; devia falhar na ${task}: ${failure?.text}`;
  return failure.text.includes(text) ? undefined : `a mensagem foi outra: ${failure.text}`;
}

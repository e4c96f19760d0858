import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureLine, firstFailure } from '../../../text.ts';
import { anchorsOf, readLesson } from '../../lesson.ts';
import type { ConceptContext, ConceptRule, Report } from '../../types.ts';
import { folderOf, grade, hasExercise, isComplete, wrongAnswers } from './folder.ts';

export const solution: ConceptRule = {
  id: 'solucao',
  next: 'conserte solucao.ts ou a tarefa; corrija com npx trilha verificar',
  applies: hasExercise,
  async check(context) {
    if (!isComplete(context)) return [];
    const file = `${folderOf(context)}/solucao.ts`;
    const verdict = await grade(context, 'solucao.ts');
    if (verdict.status !== 'passed') {
      const failure = firstFailure(verdict);
      return [{ file, message: `a solução não passa: tarefa ${failure?.task ?? '-'}: ${failure?.text}` }];
    }
    const anchors = anchorsOf(readLesson(context));
    return verdict.tasks
      .filter((task) => !anchors.has(task.section))
      .map(({ number, section }) => ({
        file: `${folderOf(context)}/exercicio.test.ts`,
        message: `a tarefa ${number} manda reler “${section}”, que não é seção da lição`,
      }));
  },
};

export const starter: ConceptRule = {
  id: 'inicial',
  next: 'conserte o arquivo inicial ou grave as falhas de agora com --atualizar',
  applies: hasExercise,
  async check(context) {
    if (!isComplete(context) && !context.update) return [];
    const file = `${folderOf(context)}/falhas-esperadas.json`;
    const path = join(context.book.root, file);
    const verdict = await grade(context, 'exercicio.ts');
    if (verdict.problem) {
      return [
        {
          file: `${folderOf(context)}/exercicio.ts`,
          message: `o arquivo inicial não chega às tarefas: ${failureLine(verdict.problem)}`,
        },
      ];
    }
    const failed = verdict.tasks.filter((task) => task.status === 'failed');
    if (failed.length === 0)
      return [{ file: `${folderOf(context)}/exercicio.ts`, message: 'o arquivo inicial passa em tudo' }];
    const actual = Object.fromEntries(
      failed.map((task) => [task.number, task.failure ? failureLine(task.failure) : '']),
    );
    if (context.update) writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
    const expected = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    return compareFailures(expected, actual).map((message) => ({ file, message }));
  },
};

function compareFailures(expected: Record<string, string>, actual: Record<string, string>): string[] {
  const numbers = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...numbers].flatMap((number) => {
    const [wanted, got] = [expected[number], actual[number]];
    if (wanted === undefined)
      return [`a tarefa ${number} falha no arquivo inicial e não está registrada: ${got}`];
    if (got === undefined) return [`a tarefa ${number} devia falhar no arquivo inicial e passou`];
    return got.includes(wanted) ? [] : [`a tarefa ${number} do arquivo inicial diz outra coisa: ${got}`];
  });
}

export const commonMistakes: ConceptRule = {
  id: 'erros-comuns',
  next: 'conserte o erro, a tarefa que devia apanhá-lo ou o comentário que a diz',
  applies: hasExercise,
  async check(context) {
    if (!isComplete(context)) return [];
    const reports: Report[] = [];
    for (const name of wrongAnswers(context)) {
      const file = `${folderOf(context)}/erros-comuns/${name}`;
      const message = await checkMistake(context, file, `erros-comuns/${name}`);
      if (message) reports.push({ file, message });
    }
    return reports;
  },
};

async function checkMistake(
  context: ConceptContext,
  file: string,
  name: string,
): Promise<string | undefined> {
  const source = readFileSync(join(context.book.root, file), 'utf8');
  const task = Number(/^\/\/ Tarefa: (\d+)$/m.exec(source)?.[1]);
  const text = /^\/\/ Mensagem: (.+)$/m.exec(source)?.[1]?.trim();
  if (!task || !text) return 'o comentário de abertura precisa de “// Tarefa: N” e “// Mensagem: …”';
  const verdict = await grade(context, name);
  if (verdict.status === 'passed') return 'a resposta errada passou em tudo';
  const failure = firstFailure(verdict);
  if (failure?.task !== task)
    return `falhou na tarefa ${failure?.task ?? '-'}; devia falhar na ${task}: ${failure?.text}`;
  return failure.text.includes(text) ? undefined : `a mensagem foi outra: ${failure.text}`;
}

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runCheck } from '../../check/run.ts';
import type { Verdict } from '../../contract.ts';
import { asText } from '../../front-matter.ts';
import { failureLine, firstFailure } from '../../text.ts';
import { exerciseOf } from '../../workspace.ts';
import { anchorsOf, readLesson, readMarkdown } from '../lesson.ts';
import type { Report, Rule, RuleContext } from '../types.ts';

const FILES = [
  'README.md',
  'exercicio.ts',
  'exercicio.test.ts',
  'dicas.md',
  'solucao.ts',
  'solucao.md',
  'falhas-esperadas.json',
];
const LOOP_LIMIT_MS = 600;

const folderOf = ({ concept }: RuleContext) => `${concept.moduleId}/exercicios/${concept.slug}`;
const isComplete = (context: RuleContext) =>
  FILES.every((name) => existsSync(join(context.book.root, folderOf(context), name)));

function wrongAnswers({ book, concept }: RuleContext): string[] {
  const folder = join(book.root, concept.moduleId, 'exercicios', concept.slug, 'erros-comuns');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .sort()
    : [];
}

export const exerciseFiles: Rule = {
  id: 'exercicio',
  check(context) {
    const file = folderOf(context);
    const reports: Report[] = FILES.filter((name) => !existsSync(join(context.book.root, file, name))).map(
      (name) => ({
        file,
        message: `falta ${name}`,
      }),
    );
    const hints = context.concept.exercise?.hints ?? 0;
    if (hints < 3)
      reports.push({ file: `${file}/dicas.md`, message: `são ${hints} dicas; o mínimo é três (## …)` });
    const wrong = wrongAnswers(context);
    if (wrong.length < 3)
      reports.push({ file, message: `erros-comuns tem ${wrong.length} arquivos; o mínimo é três` });
    if (!wrong.includes('resposta-fixa.ts') && isComplete(context)) {
      const { data } = readMarkdown(context.book.root, `${file}/README.md`);
      const excused = asText(data.semRespostaFixa) !== undefined;
      if (!excused)
        reports.push({ file, message: 'falta erros-comuns/resposta-fixa.ts (ou semRespostaFixa: motivo)' });
    }
    return reports;
  },
};

/** Corrige um arquivo da pasta do exercício. */
async function grade(context: RuleContext, name: string, timeoutMs?: number): Promise<Verdict> {
  const file = join(context.book.root, folderOf(context), name);
  return runCheck(context.book, context.concept, timeoutMs === undefined ? { file } : { file, timeoutMs });
}

export const solution: Rule = {
  id: 'solucao',
  applies: (concept) => concept.exercise !== undefined,
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

export const starter: Rule = {
  id: 'inicial',
  applies: (concept) => concept.exercise !== undefined,
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

export const commonMistakes: Rule = {
  id: 'erros-comuns',
  applies: (concept) => concept.exercise !== undefined,
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

async function checkMistake(context: RuleContext, file: string, name: string): Promise<string | undefined> {
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

/** O que nunca pode passar, feito a partir do próprio exercício. */
export const refusals: Rule = {
  id: 'recusas',
  applies: (concept) => concept.exercise !== undefined,
  async check(context) {
    if (!isComplete(context)) return [];
    const solutionText = readFileSync(join(context.book.root, folderOf(context), 'solucao.ts'), 'utf8');
    const commented = solutionText.replaceAll(/^/gm, '// ');
    const cases = [
      { what: 'um arquivo vazio', source: '' },
      { what: 'a solução toda comentada', source: commented },
      {
        what: 'um laço infinito',
        source: `${solutionText}\nfor (;;);\n`,
        problem: 'TIMEOUT',
        limitMs: LOOP_LIMIT_MS,
      },
    ];
    const reports: Report[] = [];
    for (const { what, source, problem, limitMs } of cases) {
      const verdict = await gradeText(context, source, limitMs);
      const refused =
        verdict.status === 'failed' && (problem === undefined || verdict.problem?.code === problem);
      if (!refused)
        reports.push({
          file: `${exerciseOf(context.concept).path}/exercicio.test.ts`,
          message: `${what} não foi recusado`,
        });
    }
    return reports;
  },
};

async function gradeText(context: RuleContext, source: string, timeoutMs?: number): Promise<Verdict> {
  const scratch = join(context.book.root, '.local/execucao');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'conferir-'));
  try {
    const file = join(folder, 'exercicio.ts');
    writeFileSync(file, source);
    return await runCheck(
      context.book,
      context.concept,
      timeoutMs === undefined ? { file } : { file, timeoutMs },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

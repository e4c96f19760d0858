import { join } from 'node:path';
import { bookHas } from '../../../book.ts';
import { run } from '../../evaluate.ts';
import { readJson, readText } from '../../subjects.ts';
import type { Report, StageContext, StageRule } from '../../types.ts';
import { tasksOf } from './tasks.ts';

const RECORD = /^<!-- saida: inicial -->\n+```text\n([\s\S]*?)\n```$/m;

/** O ponto de partida roda, compila e falha como o enunciado mostra; quem o roda de verdade são os testes da etapa. */
export const stageStarter: StageRule = {
  id: 'etapa-inicial',
  next: 'declare o comando em scripts.start e grave a saída do ponto de partida com os testes da etapa',
  async check(context) {
    const { book, base, file } = context;
    const manifest = `${base}/inicial/package.json`;
    if (!bookHas(book, manifest)) return [];
    const reports: Report[] = [];
    const { scripts } = readJson<{ scripts?: { start?: string } }>(context, manifest);
    const start = scripts?.start;
    if (start === undefined || /[|&;<>$]/.test(start))
      reports.push({ file: manifest, message: 'scripts.start deve ser um comando que rode sem shell' });
    const entry = start?.split(/\s+/).find((word) => /\.[cm]?[jt]s$/.test(word));
    if (entry !== undefined && !bookHas(book, `${base}/inicial/${entry}`))
      reports.push({ file: manifest, message: `scripts.start cita ${entry}, que não existe` });
    return [
      ...reports,
      ...(await checkTypes(context)),
      ...(await checkRecord(context, readText(context, file))),
    ];
  },
};

async function checkRecord(context: StageContext, readme: string): Promise<Report[]> {
  const record = RECORD.exec(readme)?.[1];
  if (record === undefined)
    return [{ message: 'falta o bloco <!-- saida: inicial --> com o que o ponto de partida recebe' }];
  const tasks = await tasksOf(context);
  const said = Number(/\((\d+) tarefas?\)/.exec(record)?.[1]);
  if (tasks.length > 0 && said !== tasks.length)
    return [{ message: `a saída do ponto de partida fala de ${said} tarefas, e são ${tasks.length}` }];
  return record.includes('✖ falhou')
    ? []
    : [{ message: 'na saída gravada o ponto de partida não falha em nada' }];
}

const COMPILER = join(import.meta.dirname, '../../../../../node_modules/typescript/bin/tsc');

/** Com a configuração que vai junto, que é a do leitor, e não a do curso. */
async function checkTypes({ book, base }: StageContext): Promise<Report[]> {
  const project = `${base}/inicial/tsconfig.json`;
  if (!bookHas(book, project))
    return [{ file: project, message: 'falta a configuração dos tipos do ponto de partida' }];
  try {
    await run(process.execPath, [COMPILER, '--noEmit', '-p', join(book.root, project)], { cwd: book.root });
    return [];
  } catch (error) {
    const [first = ''] = ((error as { stdout?: string }).stdout ?? String(error)).split('\n');
    return [{ file: project, message: `o ponto de partida não compila: ${first}` }];
  }
}

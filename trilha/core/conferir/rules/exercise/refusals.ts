import { readText } from '../../subjects.ts';
import { folderOf, gradeText, gradingRule } from './folder.ts';

const LOOP_LIMIT_MS = 600;

/** O que nunca pode passar, feito a partir do próprio exercício. */
export const refusals = gradingRule({
  id: 'recusas',
  next: 'acrescente uma tarefa que exija o resultado, e não a ausência de erro',
  async check(context) {
    const solution = readText(context, `${folderOf(context)}/solucao.ts`);
    const cases: [what: string, source: string, limitMs?: number][] = [
      ['um arquivo vazio', ''],
      ['a solução toda comentada', solution.replaceAll(/^/gm, '// ')],
      ['um laço infinito', `${solution}\nfor (;;);\n`, LOOP_LIMIT_MS],
    ];
    const reports = [];
    for (const [what, source, limitMs] of cases) {
      const verdict = await gradeText(context, source, limitMs);
      if (verdict.status !== 'failed')
        reports.push({ file: `${folderOf(context)}/exercicio.test.ts`, message: `${what} não foi recusado` });
    }
    return reports;
  },
});

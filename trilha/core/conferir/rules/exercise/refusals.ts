import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConceptRule, Report } from '../../types.ts';
import { folderOf, gradeText, hasExercise, isComplete } from './folder.ts';

const LOOP_LIMIT_MS = 600;

/** O que nunca pode passar, feito a partir do próprio exercício. */
export const refusals: ConceptRule = {
  id: 'recusas',
  next: 'acrescente uma tarefa que exija o resultado, e não a ausência de erro',
  applies: hasExercise,
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
          file: `${folderOf(context)}/exercicio.test.ts`,
          message: `${what} não foi recusado`,
        });
    }
    return reports;
  },
};

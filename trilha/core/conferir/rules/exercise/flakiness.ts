import { firstFailure } from '../../../text.ts';
import { folderOf, grade, gradeSolution, gradingRule } from './folder.ts';

/** Quem disputa ou abre conexões pode passar por sorte; quem só calcula, quase nunca. */
const [SUSPECT_ROUNDS, ROUNDS] = [20, 3];

/** A solução passa todas as vezes seguidas, ou a verificação não presta. */
export const flakiness = gradingRule({
  id: 'instabilidade',
  next: 'espere por condições, com prazo, e nunca por tempo; o defeito pode estar na solução ou na tarefa',
  async check(context) {
    const rounds = (context.concept.exercise?.needs.length ?? 0) > 0 ? SUSPECT_ROUNDS : ROUNDS;
    const failures: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const verdict = await (round === 1 ? gradeSolution(context) : grade(context, 'solucao.ts'));
      if (verdict.status === 'passed') continue;
      const failure = firstFailure(verdict);
      failures.push(`na ${round}ª, tarefa ${failure?.task ?? '-'}: ${failure?.text}`);
    }
    // Falhar sempre é assunto da regra `solucao`, que já o diz.
    if (failures.length === 0 || failures.length === rounds) return [];
    const message = `a solução falhou em ${failures.length} de ${rounds} verificações; ${failures[0]}`;
    return [{ file: `${folderOf(context)}/exercicio.test.ts`, message }];
  },
});

import { firstFailure } from '../../../text.ts';
import type { ConceptRule } from '../../types.ts';
import { folderOf, grade, hasExercise, isComplete } from './folder.ts';

const ROUNDS = 20;

/** Quem disputa ou abre conexões pode passar por sorte: a solução passa vinte vezes seguidas, ou a correção não presta. */
export const flakiness: ConceptRule = {
  id: 'instabilidade',
  next: 'espere por condições, com prazo, e nunca por tempo; o defeito pode estar na solução ou na tarefa',
  applies: (context) => hasExercise(context) && (context.concept.exercise?.needs.length ?? 0) > 0,
  async check(context) {
    if (!isComplete(context)) return [];
    const failures: string[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const verdict = await grade(context, 'solucao.ts');
      if (verdict.status === 'passed') continue;
      const failure = firstFailure(verdict);
      failures.push(`na ${round}ª, tarefa ${failure?.task ?? '-'}: ${failure?.text}`);
    }
    // Falhar sempre é assunto da regra `solucao`, que já o diz.
    if (failures.length === 0 || failures.length === ROUNDS) return [];
    const message = `a solução falhou em ${failures.length} de ${ROUNDS} correções; ${failures[0]}`;
    return [{ file: `${folderOf(context)}/exercicio.test.ts`, message }];
  },
};

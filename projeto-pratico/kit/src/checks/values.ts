import type { Contract } from '../contract.ts';
import type { Answer } from '../http/answer.ts';
import { expectProblem } from './problem.ts';

/** Recusa por campo, com cada um destes na lista `errors`. */
export function expectFields(contract: Contract, answer: Answer, ...fields: string[]): void {
  const problem = expectProblem(contract, answer, 400, 'validation_failed');
  const named = (problem.errors as { field: string }[]).map(({ field }) => field);
  const missing = fields.filter((field) => !named.includes(field));
  if (missing.length === 0) return;
  answer.refuse({
    where: 'corpo /errors',
    expected: `um item para cada campo recusado: ${fields.join(', ')}`,
    got: named.length === 0 ? 'uma lista vazia' : `só itens de ${named.join(', ')}`,
  });
}

export function expectValue(
  answer: Answer,
  body: Record<string, unknown>,
  wanted: Record<string, unknown>,
): void {
  for (const [field, value] of Object.entries(wanted)) {
    if (body[field] === value) continue;
    answer.refuse({
      where: `corpo /${field}`,
      expected: `${field} = ${JSON.stringify(value)}`,
      got: `${field} = ${JSON.stringify(body[field])}`,
    });
  }
}

/** Recusa a resposta que traz este texto em qualquer lugar do corpo. */
export function expectWithout(answer: Answer, text: string, what: string): void {
  if (!answer.body.includes(text)) return;
  answer.refuse({ where: 'corpo', expected: `uma resposta sem ${what}`, got: `a resposta traz ${what}` });
}

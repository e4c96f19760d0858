import type { Answer, Contract } from '@trilha/kit';

/** Marcas de pilha de execução em várias linguagens: nada disso é assunto de quem chamou. */
const STACK_TRACE =
  /\n\s+at .+:\d+|Traceback \(most recent|node:internal|goroutine \d+|\.(ts|js|py|go|rb|java):\d+/u;

/** Confere que a resposta é um problema RFC 9457 com este status e este código, sem vazar entranhas. */
export function expectProblem(contract: Contract, answer: Answer, status: number, code: string) {
  answer.expectStatus(status).expectType('application/problem+json');
  const problem = contract.problem(answer);
  if (problem.status !== status) {
    answer.refuse({
      where: 'corpo /status',
      expected: `o mesmo status da resposta, ${status}`,
      got: String(problem.status),
    });
  }
  if (problem.code !== code) {
    answer.refuse({
      where: 'corpo /code',
      expected: `o código ${code}`,
      got: `o código ${String(problem.code)}`,
    });
  }
  if (STACK_TRACE.test(answer.body.replaceAll('\\n', '\n'))) {
    answer.refuse({
      where: 'corpo',
      expected: 'um problema que diz o que corrigir, sem a pilha de chamadas',
      got: 'a resposta traz a pilha de chamadas do servidor',
    });
  }
  return problem;
}

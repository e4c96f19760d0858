import type { Contract } from '../contract.ts';
import type { Answer } from '../http/answer.ts';

/** Marcas da pilha de chamadas em várias linguagens: nada disso é assunto de quem chamou. */
const STACK_TRACE =
  /\n\s+at .+:\d+|Traceback \(most recent|node:internal|goroutine \d+|\.(ts|js|py|go|rb|java):\d+/u;

/** Palavras que só aparecem em uma mensagem que ninguém traduziu: a do framework, a do validador. */
const ENGLISH =
  /\b(?:must|should|required|expected|received|invalid|not found|not allowed|bad request|unsupported|too large|unavailable)\b/iu;

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
  expectTraceable(answer, problem);
  expectPortuguese(answer, problem);
  return problem;
}

/** Quem recebe um erro copia o id dele ao pedir ajuda: sem isso, ninguém acha a requisição no log. */
function expectTraceable(answer: Answer, problem: Record<string, unknown>): void {
  answer.expectHeader('x-request-id', /./u, 'o id da requisição, também nos erros');
  const id = answer.header('x-request-id');
  if (String(problem.instance).includes(id)) return;
  answer.refuse({ where: 'corpo /instance', expected: `um texto com ${id}`, got: String(problem.instance) });
}

function expectPortuguese(answer: Answer, { title, detail, errors }: Record<string, unknown>): void {
  const messages = (errors as { message: string }[]).map(({ message }) => message);
  const found = [title, detail, ...messages].find((text) => ENGLISH.test(String(text)));
  if (found === undefined) return;
  answer.refuse({
    where: 'corpo',
    expected: 'title, detail e message em português',
    got: `um texto em inglês: “${String(found)}”`,
  });
}

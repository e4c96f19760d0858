import { expect, it } from 'vitest';
import { Judge } from '../core/check/judge.ts';
import type { Concept, Failure } from '../core/contract.ts';

/** O veredito de um exercício em que cada tarefa acabou com esta falha, ou passou. */
function verdictOf(failures: (Failure | null)[]) {
  const judge = new Judge({ id: '01-fundamentos/01-soma' } as Concept, 'exercicio.ts', 'segredo', () => {});
  const say = (message: object) => judge.read(`segredo ${JSON.stringify(message)}`);
  const tasks = failures.map((_, index) => ({ number: index + 1, title: 'x', section: 'x' }));
  say({ type: 'tasks', tasks });
  for (const [index, failure] of failures.entries()) {
    say({ type: 'task-start', number: index + 1 });
    say({ type: 'task', number: index + 1, durationMs: 1, failure });
  }
  say({ type: 'done' });
  return judge.verdict().status;
}

const noise = { message: 'inconclusivo: a máquina estava ocupada' };
const wrong = { message: '`id` é 1, devia ser 2' };

it('uma medida com ruído não aprova nem recusa', () => {
  expect(verdictOf([null, noise])).toBe('inconclusive');
  expect(verdictOf([noise, noise])).toBe('inconclusive');
});

it('com uma falha de verdade, o veredito é falhou', () => {
  expect(verdictOf([wrong, noise])).toBe('failed');
  expect(verdictOf([null, { message: 'foi inconclusivo: não sei' }])).toBe('failed');
  expect(verdictOf([null, null])).toBe('passed');
});

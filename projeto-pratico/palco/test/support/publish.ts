import { expect } from 'vitest';
import type { Answer, Person } from './person.ts';

/** Publica e devolve o post; falha se não foi aceito. */
export async function publish(person: Person, body: object | string, headers = {}): Promise<Answer['body']> {
  const payload = typeof body === 'string' ? { text: body } : body;
  const answer = await person.call('POST', '/api/v1/posts', payload, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

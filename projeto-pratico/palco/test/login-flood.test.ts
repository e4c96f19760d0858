import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createDb, statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { type Answer, newPerson, PASSWORD, visitor } from './support/person.ts';

const FLOOD = 60;

describe.runIf(hasDatabase())('onda de entradas', () => {
  const palco = usePalco();
  const limited = usePalco({ authAttemptsPerMinute: 3 });
  const signIn = (login: string, password = 'errada demais', where = palco) =>
    visitor(where).call('POST', '/api/v1/sessions', { login, password });

  test('quem não cabe na fila recebe 503 na hora; arquivo, conta e conexão nova passam à frente', async () => {
    const person = await newPerson(palco);
    const order: string[] = [];
    const mark = async (name: string, work: Promise<unknown>) => {
      await work;
      order.push(name);
    };
    const flood = Array.from({ length: FLOOD }, (_, n) => signIn(`onda_${n}`));
    // a primeira resposta diz que os hashes já correm: o que se pedir agora encontra a onda no meio
    await Promise.race(flood);
    const db = createDb({ url: palco().config.databaseUrl, poolMax: 1, onIdleError: () => {} });
    await Promise.all([
      mark('onda', Promise.all(flood)),
      mark('arquivo', readFile(import.meta.filename)),
      mark('conta', person.call('GET', '/api/v1/me')),
      mark('conexão', db.query(statement('test.one', 'select 1'))),
    ]);
    await db.close();
    expect(order.at(-1)).toBe('onda');
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 401).length + refused.length).toBe(FLOOD);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ body: { code: 'unavailable' }, headers: { 'retry-after': '3' } });
    expect((await signIn(person.handle, PASSWORD)).status).toBe(201);
  });

  const codes = (answers: Answer[]) => answers.map(({ status }) => status);

  test('trocar de login não foge do limite do endereço', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 16; n += 1) answers.push(await signIn(`z_${n}`, 'errada', limited));
    expect(codes(answers)).toEqual([...Array.from({ length: 15 }, () => 401), 429]);
    expect(answers.at(-1)?.headers['retry-after']).toMatch(/^\d+$/);
  });
});

describe.runIf(hasDatabase())('limites que não se contornam', () => {
  const palco = usePalco({ authAttemptsPerMinute: 3 });
  const call = (path: string, payload: object) => visitor(palco).call('POST', path, payload);

  test('nome com arroba, em maiúsculas ou em letras largas é a mesma conta', async () => {
    const signIn = (login: string) => call('/api/v1/sessions', { login, password: 'errada demais' });
    const statuses: number[] = [];
    for (const login of ['teodoro', '@teodoro', '@TEODORO', 'ｔｅｏｄｏｒｏ'])
      statuses.push((await signIn(login)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  test('sondar um e-mail mudando de nome de usuário esbarra no limite; formulário a corrigir não conta', async () => {
    const signUp = (handle: string, password: string) =>
      call('/api/v1/users', { handle, name: 'S', email: 'sonda@exemplo.com.br', password });
    for (let n = 0; n < 5; n += 1) expect((await signUp(`curta_${n}`, 'curta')).status).toBe(400);
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await signUp(`sonda_${n}`, PASSWORD)).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
  });
});

import { describe, expect, test } from 'vitest';
import { addPasskey, enableTotp, stoppedClock, tryPassword } from './support/factors.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, signIn, visitor } from './support/person.ts';
import { codeAt } from './support/totp.ts';

const API = '/api/v1';

describe.runIf(hasDatabase())('prova recente', () => {
  const time = stoppedClock();
  const palco = usePalco({ stepUpTtlSeconds: 300 }, time);

  const prove = (person: Person, proof: object) => person.call('POST', `${API}/me/step-up`, proof);
  const withPassword = (person: Person, password = PASSWORD) =>
    prove(person, { method: 'password', password });
  const dangerous = (person: Person) => person.call('POST', `${API}/me/totp`, {});
  const codesOf = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();

  test('a entrada a dá por cinco minutos; depois é preciso provar de novo, e a senha basta a quem só tem senha', async () => {
    const person = await newPerson(palco);
    expect((await dangerous(person)).status).toBe(201);
    time.advance(301);
    expect(await dangerous(person)).toMatchObject({
      status: 403,
      body: { code: 'step_up_required', methods: ['password'] },
    });
    expect(await withPassword(person, 'errada demais')).toMatchObject({
      status: 403,
      body: { code: 'password_wrong' },
    });
    expect((await dangerous(person)).status).toBe(403);
    const { status, body } = await withPassword(person);
    expect([status, body.until]).toEqual([200, new Date(time.now().getTime() + 300_000).toISOString()]);
    expect((await dangerous(person)).status).toBe(201);
  });

  test('quem não tem segundo fator não prova com código', async () => {
    const person = await newPerson(palco);
    for (const method of ['totp', 'recovery_code'])
      expect(await prove(person, { method, code: '000000' })).toMatchObject({
        status: 422,
        body: { code: 'code_wrong' },
      });
  });

  test('a prova é do aparelho: outro da mesma conta não a leva', async () => {
    const person = await newPerson(palco);
    const other = await signIn(palco, person.handle);
    time.advance(301);
    await withPassword(person);
    expect((await dangerous(person)).status).toBe(201);
    expect((await dangerous(other)).status).toBe(403);
  });

  test('quem tem segundo fator prova com ele: a senha nem é conferida', async () => {
    const person = await newPerson(palco);
    const { secret, recoveryCodes } = await enableTotp(person, time);
    time.advance(301);
    for (const password of [PASSWORD, 'errada demais'])
      expect(await withPassword(person, password)).toMatchObject({
        status: 403,
        body: { code: 'step_up_required', methods: ['totp', 'recovery_code'] },
      });
    expect(await prove(person, { method: 'totp', code: '000000' })).toMatchObject({
      status: 422,
      body: { code: 'code_wrong', errors: [{ field: 'code' }] },
    });
    expect((await prove(person, { method: 'totp', code: codeAt(secret, time.now()) })).status).toBe(200);
    expect((await dangerous(person)).status).toBe(201);
    time.advance(301);
    expect((await prove(person, { method: 'recovery_code', code: recoveryCodes[0] })).status).toBe(200);
    expect((await prove(person, { method: 'recovery_code', code: recoveryCodes[0] })).status).toBe(422);
  });

  test('o código provado de novo não serve depois para entrar, e vice-versa', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const code = next();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => prove(person, { method: 'totp', code })),
    );
    expect(codesOf(answers)).toEqual([200, ...Array(4).fill('code_wrong')]);
    const { challenge } = (await tryPassword(palco, person.handle)).body;
    const step = await visitor(palco).call('POST', `${API}/sessions/second-factor`, {
      challenge,
      method: 'totp',
      code,
    });
    expect(step.body.code).toBe('code_invalid');
  });

  test('com passkey: a própria serve uma vez; a de outra pessoa, não', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const mine = await addPasskey(palco, person);
    const theirs = await addPasskey(palco, other);
    time.advance(301);
    const options = async () => (await person.call('POST', `${API}/passkeys/options`, {})).body;
    const response = mine.key.get(await options());
    expect(
      await prove(person, { method: 'passkey', response: theirs.key.get(await options()) }),
    ).toMatchObject({
      status: 422,
      body: { code: 'passkey_refused' },
    });
    expect((await prove(person, { method: 'passkey', response })).status).toBe(200);
    expect((await prove(person, { method: 'passkey', response })).body.code).toBe('passkey_refused');
    expect((await dangerous(person)).status).toBe(201);
  });

  test('dez códigos errados por minuto e conta; certos não contam', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const wrong = () => prove(person, { method: 'totp', code: '000000' });
    const answers = await Promise.all(Array.from({ length: 15 }, wrong));
    expect(codesOf(answers)).toEqual([
      ...Array(10).fill('code_wrong'),
      ...Array(5).fill('too_many_requests'),
    ]);
    const refused = await prove(person, { method: 'totp', code: next() });
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    time.advance(30);
    for (let count = 0; count < 12; count += 1)
      expect((await prove(person, { method: 'totp', code: next() })).status).toBe(200);
  });

  test('cem códigos errados por dia e conta, em qualquer porta; a passkey segue valendo, e senha nova os devolve', async () => {
    const person = await newPerson(palco);
    const { recoveryCodes } = await enableTotp(person, time);
    const { key } = await addPasskey(palco, person);
    for (let minute = 0; minute < 10; minute += 1) {
      await Promise.all(Array.from({ length: 10 }, () => prove(person, { method: 'totp', code: '000000' })));
      time.advance(60);
    }
    const step = async (password: string) => {
      const { challenge } = (await tryPassword(palco, person.handle, '/sessions', password)).body;
      const payload = { challenge, method: 'recovery_code', code: recoveryCodes[0] };
      return visitor(palco).call('POST', `${API}/sessions/second-factor`, payload);
    };
    const refused = await step(PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers['retry-after'])).toBe(86_400 - 600);

    const { body: options } = await person.call('POST', `${API}/passkeys/options`, {});
    expect((await prove(person, { method: 'passkey', response: key.get(options) })).status).toBe(200);
    const change = { currentPassword: PASSWORD, newPassword: 'plateia apagada 77' };
    expect((await person.call('PUT', `${API}/me/password`, change)).status).toBe(204);
    expect((await step(change.newPassword)).status).toBe(201);
  });

  test('um dia depois do primeiro erro a contagem recomeça', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    for (let minute = 0; minute < 10; minute += 1) {
      await Promise.all(Array.from({ length: 10 }, () => prove(person, { method: 'totp', code: '000000' })));
      time.advance(60);
    }
    expect((await prove(person, { method: 'totp', code: next() })).status).toBe(429);
    time.advance(86_400 - 600);
    expect((await prove(person, { method: 'totp', code: next() })).status).toBe(200);
  });

  test('o que falta é dito por campo', async () => {
    const person = await newPerson(palco);
    for (const [method, field] of [
      ['password', 'password'],
      ['totp', 'code'],
      ['recovery_code', 'code'],
      ['passkey', 'response'],
    ])
      expect(await prove(person, { method })).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect((await prove(person, { method: 'sorte' })).status).toBe(400);
    expect((await prove(person, { method: 'password', password: PASSWORD, x: 1 })).status).toBe(400);
  });

  test('conta desativada também prova, para poder sair', async () => {
    const person = await newPerson(palco);
    const { secret } = await enableTotp(person, time);
    await person.call('POST', `${API}/me/deactivation`, { password: PASSWORD });
    time.advance(301);
    expect((await person.call('POST', `${API}/me/deletion`, { password: PASSWORD })).body.code).toBe(
      'step_up_required',
    );
    expect((await prove(person, { method: 'totp', code: codeAt(secret, time.now()) })).status).toBe(200);
    expect((await person.call('POST', `${API}/me/deletion`, { password: PASSWORD })).status).toBe(204);
  });
});

import { waitFor } from '@trilha/services';
import { beforeAll, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { statement } from '#kernel/db.ts';
import { enableTotp, inside, stoppedClock, tryPassword } from './support/factors.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import {
  type Answer,
  accountOf,
  letterTo,
  newPerson,
  PASSWORD,
  type Person,
  signIn,
  visitor,
} from './support/person.ts';
import { codeAt } from './support/totp.ts';

const API = '/api/v1';
const NEW_PASSWORD = 'plateia apagada 77';

describe.runIf(hasDatabase())('segundo fator', () => {
  const time = stoppedClock();
  const palco = usePalco({}, time);
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const challengeFor = async (login: string, path = '/sessions'): Promise<string> =>
    (await tryPassword(palco, login, path)).body.challenge;
  const step = (challenge: string, code: string, method = 'totp', path = '/sessions') =>
    someone.call('POST', `${API}${path}/second-factor`, { challenge, method, code });
  const codesOf = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();
  const together = <T>(count: number, work: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)));
  const quiet = () =>
    waitFor(
      async () => {
        const { waiting, running } = await need(palco().building, 'jobs').counts();
        return waiting + running === 0 ? true : undefined;
      },
      { deadlineMs: 15_000, everyMs: 10, what: 'a fila vazia' },
    );
  const subjects = async (person: Person, wanted: string) => {
    const { email } = accountOf(person.handle);
    for (let count = 1; ; count += 1)
      if ((await letterTo(palco, email, count)).subject.includes(wanted)) return true;
  };

  test('ligar o aplicativo dá dez códigos, encerra os outros aparelhos, avisa a dona e passa a pedir o segundo passo', async () => {
    const person = await newPerson(palco);
    const other = await signIn(palco, person.handle);
    const { recoveryCodes, next } = await enableTotp(person, time);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await other.call('GET', `${API}/me`)).status).toBe(401);
    expect((await person.call('GET', `${API}/me`)).status).toBe(200);
    expect((await person.call('GET', `${API}/me/security`)).body).toEqual({
      totp: true,
      recoveryCodesLeft: 10,
      passkeys: [],
      identities: [],
      hasPassword: true,
    });
    expect(await subjects(person, 'passou a pedir um código')).toBe(true);

    const half = await tryPassword(palco, person.handle);
    expect(half).toMatchObject({
      status: 401,
      body: { code: 'second_factor_required', methods: ['totp', 'recovery_code'], expiresIn: 300 },
    });
    expect(half.headers['set-cookie']).toBeUndefined();
    const entered = await step(half.body.challenge, next());
    expect(entered.status).toBe(201);
    expect((await inside(palco, entered).call('GET', `${API}/me`)).body.id).toBe(person.id);
  });

  test('o aplicativo abre os tokens, e o aparelho fica com o nome dito junto da senha', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const half = await someone.call('POST', `${API}/tokens`, {
      login: person.handle,
      password: PASSWORD,
      deviceName: 'Fone da dona',
    });
    const entered = await step(half.body.challenge, next(), 'totp', '/tokens');
    expect(entered).toMatchObject({ status: 201, body: { tokenType: 'Bearer', user: { id: person.id } } });
    const { body } = await inside(palco, entered).call('GET', `${API}/me/devices`);
    expect(body.items.find((one: { current: boolean }) => one.current).name).toBe('Fone da dona');
  });

  test('pedir de novo troca o segredo pendente; o que já valia segue valendo até o novo ser provado', async () => {
    const person = await newPerson(palco);
    const first = (await person.call('POST', `${API}/me/totp`, {})).body.secret;
    const { body: second } = await person.call('POST', `${API}/me/totp`, {});
    const activate = (code: string) => person.call('POST', `${API}/me/totp/activation`, { code });
    expect(await activate(codeAt(first, time.now()))).toMatchObject({
      status: 422,
      body: { code: 'code_wrong' },
    });
    expect((await activate(codeAt(second.secret, time.now()))).status).toBe(200);
    expect(await activate(codeAt(second.secret, time.now(), 1))).toMatchObject({
      status: 409,
      body: { code: 'totp_not_pending' },
    });
    await person.call('POST', `${API}/me/totp`, {});
    time.advance(30);
    expect((await step(await challengeFor(person.handle), codeAt(second.secret, time.now()))).status).toBe(
      201,
    );
  });

  test('cinco ativações ao mesmo tempo: uma liga, e os códigos que ela mostrou são os que valem', async () => {
    const person = await newPerson(palco);
    const { secret } = (await person.call('POST', `${API}/me/totp`, {})).body;
    const activation = { code: codeAt(secret, time.now()) };
    const answers = await together(5, () => person.call('POST', `${API}/me/totp/activation`, activation));
    expect(codesOf(answers)).toEqual([200, ...Array(4).fill('totp_not_pending')]);
    const shown = answers.find(({ status }) => status === 200)?.body.recoveryCodes[0];
    expect((await step(await challengeFor(person.handle), shown, 'recovery_code')).status).toBe(201);
  });

  test('APP_SECRET trocado é defeito nosso, e não código errado; o código de recuperação ainda abre', async () => {
    const person = await newPerson(palco);
    const { recoveryCodes, next } = await enableTotp(person, time);
    // um byte a mais não abre, como não abre com outra chave
    await palco().building.db.pool.query(
      String.raw`update second_factors.totp set secret = secret || '\x00' where user_id = $1`,
      [person.id],
    );
    const challenge = await challengeFor(person.handle);
    expect(await step(challenge, next())).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect((await step(challenge, recoveryCodes[0] ?? '', 'recovery_code')).status).toBe(201);
  });

  test('o segredo pedido e não provado vence em quinze minutos', async () => {
    const person = await newPerson(palco);
    const { secret } = (await person.call('POST', `${API}/me/totp`, {})).body;
    time.advance(901);
    await person.call('POST', `${API}/me/step-up`, { method: 'password', password: PASSWORD });
    const late = await person.call('POST', `${API}/me/totp/activation`, { code: codeAt(secret, time.now()) });
    expect(late).toMatchObject({ status: 409, body: { code: 'totp_not_pending' } });
  });

  test('um código vale uma vez: em vinte entradas ao mesmo tempo abre uma, e nenhuma depois', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const challenges = await together(20, () => challengeFor(person.handle));
    const code = next();
    const answers = await Promise.all(challenges.map((challenge) => step(challenge, code)));
    expect(codesOf(answers)).toEqual([201, ...Array(19).fill('code_invalid')]);
    expect((await step(await challengeFor(person.handle), code)).body.code).toBe('code_invalid');
  });

  test('usado o código de um passo, os anteriores não valem mais, nem o da ativação', async () => {
    const person = await newPerson(palco);
    const { secret } = await enableTotp(person, time);
    const challenge = await challengeFor(person.handle);
    expect((await step(challenge, codeAt(secret, time.now()))).body.code).toBe('code_invalid');
    expect((await step(challenge, codeAt(secret, time.now(), -1))).body.code).toBe('code_invalid');
    expect((await step(challenge, codeAt(secret, time.now(), 1))).status).toBe(201);
  });

  test('um código de recuperação vale uma vez, também em vinte entradas ao mesmo tempo, e a dona é avisada', async () => {
    const person = await newPerson(palco);
    const { recoveryCodes } = await enableTotp(person, time);
    const [code = ''] = recoveryCodes;
    const challenges = await together(20, () => challengeFor(person.handle));
    const answers = await Promise.all(
      challenges.map((one) => step(one, code.toUpperCase(), 'recovery_code')),
    );
    expect(codesOf(answers)).toEqual([201, ...Array(19).fill('code_invalid')]);
    expect((await person.call('GET', `${API}/me/security`)).body.recoveryCodesLeft).toBe(9);
    expect(await subjects(person, 'código de recuperação da sua conta no Palco foi usado')).toBe(true);
  });

  test('um desafio abre uma porta só, ainda que cinco códigos bons cheguem juntos', async () => {
    const person = await newPerson(palco);
    const { recoveryCodes } = await enableTotp(person, time);
    const challenge = await challengeFor(person.handle);
    const answers = await together(5, (n) => step(challenge, recoveryCodes[n] ?? '', 'recovery_code'));
    expect(codesOf(answers)).toEqual([201, ...Array(4).fill('challenge_invalid')]);
    expect((await person.call('GET', `${API}/me/security`)).body.recoveryCodesLeft).toBe(9);
  });

  test('cinco erros queimam o desafio, mesmo vinte ao mesmo tempo, e a dona fica sabendo uma vez por hora', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const challenge = await challengeFor(person.handle);
    const answers = await together(20, () => step(challenge, '000000'));
    expect(codesOf(answers)).toEqual([
      ...Array(15).fill('challenge_invalid'),
      ...Array(5).fill('code_invalid'),
    ]);
    expect((await step(challenge, next())).body.code).toBe('challenge_invalid');
    const another = await challengeFor(person.handle);
    for (let tries = 0; tries < 5; tries += 1) await step(another, '000000');
    expect(await subjects(person, 'Alguém passou da senha')).toBe(true);
    await quiet();
    expect(palco().mail.letters().at(-1)?.text).toContain(`${palco().config.publicUrl}/esqueci-a-senha\n`);
    const all = palco()
      .mail.letters()
      .filter(({ to }) => to === accountOf(person.handle).email);
    expect(all.filter(({ subject }) => subject.includes('Alguém passou da senha'))).toHaveLength(1);
  });

  test('trocar de desafio antes de o queimar não esconde os erros da dona', async () => {
    const person = await newPerson(palco);
    await enableTotp(person, time);
    const warned = () =>
      palco()
        .mail.letters()
        .filter(({ to }) => to === accountOf(person.handle).email);
    for (let tries = 1; tries <= 4; tries += 1) await step(await challengeFor(person.handle), '000000');
    await quiet();
    expect(warned().map(({ subject }) => subject)).not.toContain(
      'Alguém passou da senha da sua conta no Palco',
    );
    await step(await challengeFor(person.handle), '000000');
    expect(await subjects(person, 'Alguém passou da senha')).toBe(true);
  });

  test('o desafio é preso à porta e à conta, e vence em cinco minutos', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const mine = await enableTotp(person, time);
    const theirs = await enableTotp(other, time);
    const challenge = await challengeFor(person.handle);
    expect((await step(challenge, mine.next(), 'totp', '/tokens')).body.code).toBe('challenge_invalid');
    expect((await step(challenge, theirs.next())).body.code).toBe('code_invalid');
    expect((await step(challenge, theirs.recoveryCodes[0] ?? '', 'recovery_code')).body.code).toBe(
      'code_invalid',
    );
    time.advance(300);
    expect((await step(challenge, mine.next())).body.code).toBe('challenge_invalid');
    expect((await step('x'.repeat(43), mine.next())).body.code).toBe('challenge_invalid');
  });

  test('senha trocada no meio: o desafio morre, e o segundo passo segue exigido', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const challenge = await challengeFor(person.handle);
    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await person.call('PUT', `${API}/me/password`, change)).status).toBe(204);
    expect((await step(challenge, next())).body.code).toBe('challenge_invalid');
    const again = await tryPassword(palco, person.handle, '/sessions', NEW_PASSWORD);
    expect(again.body.code).toBe('second_factor_required');
    expect((await step(again.body.challenge, next())).status).toBe(201);
  });

  test('senha redefinida pelo e-mail: o segundo passo segue exigido', async () => {
    const person = await newPerson(palco);
    const { next } = await enableTotp(person, time);
    const { email } = accountOf(person.handle);
    await someone.call('POST', `${API}/password-resets`, { email });
    let token: string | undefined;
    for (let count = 1; token === undefined; count += 1)
      token = /\/nova-senha#([\w-]{43})\n/.exec((await letterTo(palco, email, count)).text)?.[1];
    const reset = { token, newPassword: NEW_PASSWORD };
    expect((await someone.call('POST', `${API}/password-resets/confirm`, reset)).status).toBe(204);
    const half = await tryPassword(palco, person.handle, '/sessions', NEW_PASSWORD);
    expect(half.body.code).toBe('second_factor_required');
    expect((await step(half.body.challenge, next())).status).toBe(201);
  });

  /** Segura a conta, põe os pedidos na fila dela na ordem dada, e só então a solta. */
  const inOrder = async (person: Person, requests: (() => Promise<Answer>)[]): Promise<Answer[]> => {
    const { db } = palco().building;
    const waiting = statement(
      'test.waiting',
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    const sent = await db.transaction(async (tx) => {
      await need(palco().building, 'users').lock(tx, person.id);
      const answers: Promise<Answer>[] = [];
      for (const request of requests) {
        answers.push(request());
        const queued = async () => ((await db.query(waiting)).length === answers.length ? true : undefined);
        await waitFor(queued, {
          deadlineMs: 8_000,
          everyMs: 5,
          what: `${answers.length} pedidos à espera da conta`,
        });
      }
      return { answers };
    });
    return Promise.all(sent.answers);
  };

  test('quem entra só com a senha no instante em que o fator é ligado não fica dentro', async () => {
    for (const activationAt of [0, 2]) {
      const person = await newPerson(palco);
      const { secret } = (await person.call('POST', `${API}/me/totp`, {})).body;
      const activation = { code: codeAt(secret, time.now()) };
      const requests = [
        () => tryPassword(palco, person.handle),
        () => tryPassword(palco, person.handle, '/tokens'),
      ];
      requests.splice(activationAt, 0, () => person.call('POST', `${API}/me/totp/activation`, activation));
      const answers = await inOrder(person, requests);
      expect(answers.splice(activationAt, 1)[0]?.status).toBe(200);
      const late = activationAt === 0;
      expect(codesOf(answers)).toEqual(late ? Array(2).fill('second_factor_required') : [201, 201]);
      if (!late)
        for (const answer of answers)
          expect((await inside(palco, answer).call('GET', `${API}/me`)).status).toBe(401);
    }
  });

  test('desligar pede prova, avisa, leva os códigos de recuperação e volta a bastar a senha', async () => {
    const person = await newPerson(palco);
    await enableTotp(person, time);
    expect((await person.call('DELETE', `${API}/me/totp`)).status).toBe(204);
    expect((await person.call('DELETE', `${API}/me/totp`)).status).toBe(204);
    expect((await person.call('GET', `${API}/me/security`)).body).toMatchObject({
      totp: false,
      recoveryCodesLeft: 0,
    });
    expect((await tryPassword(palco, person.handle)).status).toBe(201);
    expect(await subjects(person, 'não pede mais o código')).toBe(true);
  });

  test('códigos novos matam os velhos; sem fator, não há o que recuperar', async () => {
    const person = await newPerson(palco);
    const renew = () => person.call('POST', `${API}/me/recovery-codes`, {});
    expect(await renew()).toMatchObject({ status: 409, body: { code: 'second_factor_missing' } });
    const { recoveryCodes } = await enableTotp(person, time);
    const fresh = (await renew()).body.recoveryCodes;
    const challenge = await challengeFor(person.handle);
    expect((await step(challenge, recoveryCodes[0] ?? '', 'recovery_code')).body.code).toBe('code_invalid');
    expect((await step(challenge, fresh[0], 'recovery_code')).status).toBe(201);
  });

  test('a faxina leva o que venceu, e só', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    await enableTotp(person, time);
    await other.call('POST', `${API}/me/totp`, {});
    await challengeFor(person.handle);
    const count = async () => {
      const left = statement(
        'test.expirable',
        `select (select count(*)::int from second_factors.challenges where user_id = $1) as challenges,
           (select count(*)::int from second_factors.totp_requests where user_id = $2) as requests`,
      );
      await need(palco().building, 'secondFactors').cleanUp();
      return (await palco().building.db.query(left, [person.id, other.id]))[0];
    };
    expect(await count()).toEqual({ challenges: 1, requests: 1 });
    time.advance(300);
    expect(await count()).toEqual({ challenges: 0, requests: 1 });
    time.advance(600);
    expect(await count()).toEqual({ challenges: 0, requests: 0 });
  });

  test('o banco não guarda código, segredo nem desafio em claro', async () => {
    const person = await newPerson(palco);
    const { secret, recoveryCodes } = await enableTotp(person, time);
    const challenge = await challengeFor(person.handle);
    const dump = await Promise.all(
      ['accounts', 'totp', 'recovery_codes', 'challenges'].map((table) =>
        palco().building.db.query(
          statement(
            `test.dump_${table}`,
            `select t::text as row from second_factors.${table} t where user_id = $1`,
          ),
          [person.id],
        ),
      ),
    );
    const text = JSON.stringify(dump);
    expect(dump.map((rows) => rows.length)).toEqual([1, 1, 10, 1]);
    const hex = (bytes: Buffer) => bytes.toString('hex');
    for (const plain of [secret, hex(base32(secret)), challenge, hex(Buffer.from(challenge, 'base64url'))])
      expect(text).not.toContain(plain);
    for (const code of recoveryCodes) expect(text).not.toContain(hex(Buffer.from(code.replaceAll('-', ''))));
  });

  test('a pessoa leva o que a fatia guarda, sem o que serviria para entrar por ela; apagada, nada fica', async () => {
    const person = await newPerson(palco);
    const { secret, recoveryCodes } = await enableTotp(person, time);
    await challengeFor(person.handle);
    const { body } = await person.call('GET', `${API}/me/export`);
    expect(body.secondFactors).toMatchObject({ recoveryCodesLeft: 10, passkeys: [] });
    for (const kept of [secret, ...recoveryCodes]) expect(JSON.stringify(body)).not.toContain(kept);
    expect((await person.call('POST', `${API}/me/deletion`, { password: PASSWORD })).status).toBe(204);
    const left = await palco().building.db.query(
      statement(
        'test.left',
        `select from second_factors.accounts where user_id = $1
         union all select from second_factors.totp where user_id = $1
         union all select from second_factors.recovery_codes where user_id = $1
         union all select from second_factors.challenges where user_id = $1`,
      ),
      [person.id],
    );
    expect(left).toEqual([]);
  });
});

const base32 = (text: string) => {
  const bits = [...text].map((one) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

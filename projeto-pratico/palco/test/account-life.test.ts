import { waitFor } from '@trilha/services';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { need } from '#app/building.ts';
import { statement } from '#kernel/db.ts';
import { tablesWith, untilWaiting } from './support/database.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import {
  accountOf,
  letterTo,
  newPerson,
  PASSWORD,
  type Person,
  signIn,
  tokenIn,
  visitor,
} from './support/person.ts';

const NEW_PASSWORD = 'plateia apagada 77';

describe.runIf(hasDatabase())('vida da conta', () => {
  const palco = usePalco();
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const confirm = (token: string, password = PASSWORD) =>
    someone.call('POST', '/api/v1/email-confirmations', { token, password });
  const askEmail = (person: Person, email: string, password = PASSWORD) =>
    person.call('PUT', '/api/v1/me/email', { email, password });
  const emailOf = ({ handle }: Person) => accountOf(handle).email;

  test('o e-mail novo só vale confirmado, e o antigo recebe o aviso', async () => {
    const person = await newPerson(palco);
    const [before, after] = [emailOf(person), `novo.${person.handle}@exemplo.com.br`];
    expect((await askEmail(person, after, 'errada demais')).body.code).toBe('password_wrong');
    expect(await askEmail(person, after)).toMatchObject({
      status: 202,
      body: { status: 'confirmation_sent' },
    });
    const waiting = { email: before, pendingEmail: after };
    expect((await person.call('GET', '/api/v1/me')).body).toMatchObject(waiting);
    const token = tokenIn(await letterTo(palco, after));
    expect((await confirm(token, 'errada demais')).status).toBe(403);
    const twice = await Promise.all([confirm(token), confirm(token)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const done = { email: after, pendingEmail: null };
    expect((await person.call('GET', '/api/v1/me')).body).toMatchObject(done);
    expect((await letterTo(palco, before)).subject).toBe('O e-mail da sua conta no Palco mudou');
    expect((await signIn(palco, after)).id).toBe(person.id);
  });

  test('pedir o e-mail de outra conta responde igual, avisa a dona e nunca vale', async () => {
    const [person, owner] = [await newPerson(palco), await newPerson(palco)];
    const free = await askEmail(person, `livre.${person.handle}@exemplo.com.br`);
    const taken = await askEmail(person, emailOf(owner));
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect((await person.call('GET', '/api/v1/me')).body.pendingEmail).toBe(emailOf(owner));
    const letter = await letterTo(palco, emailOf(owner));
    expect(letter.subject).toBe('Você já tem uma conta no Palco');
    expect(tokenIn(letter)).toBe('');
  });

  test('um pedido novo de troca tira a vez do anterior', async () => {
    const person = await newPerson(palco);
    const [first, second] = [`a.${person.handle}@exemplo.com.br`, `b.${person.handle}@exemplo.com.br`];
    await askEmail(person, first);
    const old = tokenIn(await letterTo(palco, first));
    await askEmail(person, second);
    expect((await confirm(old)).body.code).toBe('token_invalid');
    expect((await confirm(tokenIn(await letterTo(palco, second)))).status).toBe(200);
    expect((await confirm(old)).body.code).toBe('token_invalid');
  });

  test('trocar a senha encerra as outras sessões, avisa e vale para entrar', async () => {
    const person = await newPerson(palco);
    const elsewhere = await signIn(palco, person.handle);
    const change = (currentPassword: string, newPassword: string) =>
      person.call('PUT', '/api/v1/me/password', { currentPassword, newPassword });
    expect(await change('errada demais', NEW_PASSWORD)).toMatchObject({
      status: 403,
      body: { code: 'password_wrong', errors: [{ field: 'currentPassword' }] },
    });
    expect((await change(PASSWORD, 'senha123456')).body.errors).toMatchObject([{ field: 'newPassword' }]);
    expect((await change(PASSWORD, emailOf(person))).body.errors).toMatchObject([{ field: 'newPassword' }]);
    expect((await change(PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(200);
    expect((await elsewhere.call('GET', '/api/v1/me')).status).toBe(401);
    await expect(signIn(palco, person.handle)).rejects.toThrow('credentials_invalid');
    expect((await signIn(palco, person.handle, NEW_PASSWORD)).id).toBe(person.id);
    expect((await letterTo(palco, emailOf(person))).subject).toBe('A senha da sua conta no Palco mudou');
  });

  test('entrada em curso com a senha antiga não sobrevive à troca', async () => {
    const person = await newPerson(palco);
    const { parts } = palco().building;
    const { verifyPassword } = parts;
    const [verified, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const verify = vi.spyOn(parts, 'verifyPassword').mockImplementationOnce(async (...args) => {
      const matches = await verifyPassword(...args);
      verified.resolve();
      await changed.promise;
      return matches;
    });
    const login = { login: person.handle, password: PASSWORD };
    const entering = someone.call('POST', '/api/v1/sessions', login);
    await verified.promise;
    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await person.call('PUT', '/api/v1/me/password', change)).status).toBe(204);
    changed.resolve();
    expect((await entering).body.code).toBe('credentials_invalid');
    verify.mockRestore();
  });

  test('senhas em bcrypt e scrypt entram, e a senha certa as troca por argon2id', async () => {
    const { db } = palco().building;
    const person = await newPerson(palco);
    const set = statement('test.set_hash', 'update users.users set password_hash = $2 where id = $1');
    const get = statement('test.get_hash', 'select password_hash as hash from users.users where id = $1');
    for (const legacy of [BCRYPT, SCRYPT]) {
      await db.query(set, [person.id, legacy]);
      await expect(signIn(palco, person.handle, 'errada demais')).rejects.toThrow('credentials_invalid');
      expect(await db.query(get, [person.id])).toEqual([{ hash: legacy }]);
      await signIn(palco, person.handle, LEGACY_PASSWORD);
      expect(await db.query(get, [person.id])).toMatchObject([
        { hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) },
      ]);
      await signIn(palco, person.handle, LEGACY_PASSWORD);
    }
  });

  test('o nome deixado fica com a conta: ninguém o recebe, e ela pode voltar a ele', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const rename = (who: Person, handle: string) => who.call('PATCH', '/api/v1/me', { handle });
    expect((await rename(person, 'NomeNovo')).body.handle).toBe('nomenovo');
    expect((await rename(other, person.handle)).body.code).toBe('handle_taken');
    expect((await rename(other, 'nomenovo')).body.code).toBe('handle_taken');
    expect((await rename(other, 'suporte')).body.errors).toMatchObject([{ field: 'handle' }]);
    expect((await rename(person, person.handle)).status).toBe(200);
  });

  test('uma conta guarda no máximo dez nomes, e volta aos que já foram seus', async () => {
    const person = await newPerson(palco);
    const rename = (handle: string) => person.call('PATCH', '/api/v1/me', { handle });
    const names = Array.from({ length: 14 }, (_, n) => `guardado_${n}`);
    const statuses = (await Promise.all(names.map(rename))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(9);
    expect(await rename('mais_um')).toMatchObject({ status: 400, body: { errors: [{ field: 'handle' }] } });
    expect((await rename(person.handle)).status).toBe(200);
    const other = await newPerson(palco);
    expect((await other.call('PATCH', '/api/v1/me', { handle: 'mais_um' })).status).toBe(200);
  });

  test('duas pessoas disputam um nome na edição: uma fica com ele', async () => {
    const people = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const answers = await Promise.all(
      people.map((person) => person.call('PATCH', '/api/v1/me', { handle: 'cobicado' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('desativada, a conta some para os outros, entra só para voltar e volta inteira', async () => {
    const [person, reader] = [await newPerson(palco), await newPerson(palco)];
    const post = (await person.call('POST', '/api/v1/posts', { text: 'ainda aqui' })).body.id;
    await reader.call('PUT', `/api/v1/users/${person.handle}/follow`);
    const deactivate = (password: string) => person.call('POST', '/api/v1/me/deactivation', { password });
    expect((await deactivate('errada demais')).body.code).toBe('password_wrong');
    expect((await deactivate(PASSWORD)).status).toBe(204);
    expect((await deactivate(PASSWORD)).status).toBe(204);
    const seen = async () => [
      (await reader.call('GET', `/api/v1/users/${person.handle}`)).status,
      (await reader.call('GET', `/api/v1/posts/${post}`)).status,
      (await reader.call('GET', '/api/v1/timeline')).body.items.length,
    ];
    expect(await seen()).toEqual([404, 404, 0]);
    const back = await signIn(palco, person.handle);
    expect((await back.call('GET', '/api/v1/me')).body.status).toBe('deactivated');
    expect((await back.call('POST', '/api/v1/posts', { text: 'escondida' })).body.code).toBe(
      'account_deactivated',
    );
    expect((await back.call('DELETE', '/api/v1/me/deactivation')).status).toBe(204);
    expect(await seen()).toEqual([200, 200, 1]);
    expect((await person.call('PATCH', '/api/v1/me', { bio: 'voltei' })).status).toBe(200);
  });

  test('quem se desativou não deixa páginas curtas: vêm os seguintes, sem repetir nem pular', async () => {
    const [stays, leaves] = [await newPerson(palco), await newPerson(palco)];
    const publish = async (who: Person) => (await who.call('POST', '/api/v1/posts', { text: 'oi' })).body.id;
    const wanted: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      wanted.unshift(await publish(stays));
      await publish(leaves);
      await publish(leaves);
    }
    await leaves.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    const page = async (cursor?: string) =>
      (await someone.call('GET', `/api/v1/posts?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body;
    const first = await page();
    const second = await page(first.nextCursor);
    const ids = [first, second].map(({ items }) => items.map(({ id }: { id: string }) => id));
    expect(ids).toEqual([wanted.slice(0, 2), wanted.slice(2)]);
  });

  test('apagada, nenhuma linha e nenhum arquivo dela fica, e ninguém herda o nome', async () => {
    const { building } = palco();
    const [person, friend] = [await newPerson(palco), await newPerson(palco)];
    await person.call('POST', '/api/v1/posts', { text: 'some comigo' });
    await friend.call('PUT', `/api/v1/users/${person.handle}/follow`);
    await person.call('PUT', `/api/v1/users/${friend.handle}/follow`);
    await askEmail(person, `indo.${person.handle}@exemplo.com.br`);
    await letterTo(palco, `indo.${person.handle}@exemplo.com.br`);
    const gone = await person.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect(gone.status).toBe(204);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(401);
    await expect(signIn(palco, person.handle)).rejects.toThrow('credentials_invalid');
    expect(await tablesWith(palco, person.id)).toEqual([]);
    expect(await tablesWith(palco, person.handle)).toEqual([]);
    const again = { ...accountOf('mesma_pessoa'), email: emailOf(person) };
    const signUp = (handle: string) => someone.call('POST', '/api/v1/users', { ...again, handle });
    expect((await signUp(person.handle)).body.code).toBe('handle_taken');
    expect((await signUp('mesma_pessoa')).status).toBe(202);
    expect(await Array.fromAsync(need(building, 'storage').list('avatars'))).toEqual([]);
  });

  test('levar os dados: tudo o que cada fatia guarda, e nada que não seja dela', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const { body: mine } = await person.call('POST', '/api/v1/posts', { text: 'meu' });
    const { body: theirs } = await other.call('POST', '/api/v1/posts', { text: 'de outra pessoa' });
    await person.call('PUT', `/api/v1/posts/${theirs.id}/like`);
    await person.call('PUT', `/api/v1/users/${other.handle}/follow`);
    const answer = await person.call('GET', '/api/v1/me/export');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[^"]+\.json"$/);
    expect(answer.body).toMatchObject({
      account: { handle: person.handle, email: emailOf(person) },
      sessions: {
        devices: [{ createdAt: expect.any(String) }],
        knownDevices: [{ expiresAt: expect.any(String) }],
      },
      posts: [{ id: mine.id, text: 'meu' }],
      videos: [],
      follows: [{ userId: other.id }],
      likes: [{ postId: theirs.id }],
    });
    const text = JSON.stringify(answer.body);
    expect(text).not.toContain('argon2id');
    expect(text).not.toContain('de outra pessoa');
    expect(text).not.toContain(person.cookie.split('=')[1]);
  });

  test('o que depende de conta apagada no meio do caminho é recusado, não é defeito nosso', async () => {
    const { db } = palco().building;
    const [person, friend] = [await newPerson(palco), await newPerson(palco)];
    const { body: post } = await friend.call('POST', '/api/v1/posts', { text: 'oi' });
    const remove = statement('test.remove', 'delete from users.users where id = $1');
    // a exclusão segura a linha: cada requisição passa pela entrada e para na hora de gravar
    const { requests } = await db.transaction(async (tx) => {
      await tx.query(remove, [person.id]);
      const pending = [
        person.call('POST', '/api/v1/posts', { text: 'corrida' }),
        person.call('PUT', `/api/v1/posts/${post.id}/like`),
        person.call('PUT', `/api/v1/users/${friend.handle}/follow`),
        someone.call('POST', '/api/v1/sessions', { login: person.handle, password: PASSWORD }),
      ];
      await untilWaiting(palco, pending.length);
      return { requests: pending };
    });
    const answers = await Promise.all(requests);
    expect(answers.map(({ body }) => body.code)).toEqual([
      'reference_gone',
      'reference_gone',
      'reference_gone',
      'credentials_invalid',
    ]);
    expect(await tablesWith(palco, person.id)).toEqual([]);
  });
});

describe.runIf(hasDatabase())('limite de mensagens na troca de e-mail', () => {
  const palco = usePalco();

  test('trocar o pedido antes de a mensagem sair não a desvia para quem já recebeu as suas', async () => {
    const person = await newPerson(palco);
    const ask = (email: string) => person.call('PUT', '/api/v1/me/email', { email, password: PASSWORD });
    const target = 'alvo@exemplo.com.br';
    for (let n = 0; n < 5; n += 1) await ask(target);
    for (let n = 0; n < 3; n += 1) await ask(`desvio_${n}@exemplo.com.br`);
    await ask(target);
    await palco().work();
    const jobs = need(palco().building, 'jobs');
    const left = async () => {
      const { waiting, running } = await jobs.counts();
      return waiting + running === 0 ? true : undefined;
    };
    await waitFor(left, { deadlineMs: 15_000, what: 'a fila vazia' });
    const sent = palco()
      .mail.letters()
      .flatMap(({ to }) => (to === accountOf(person.handle).email ? [] : to));
    expect(sent).toEqual(Array.from({ length: 5 }, () => target));
  });
});

const LEGACY_PASSWORD = 'senha trazida de longe';
/** Gerados com o passlib 1.7.4: `bcrypt.using(rounds=6)` e `scrypt.using(rounds=12)`. */
const BCRYPT = '$2b$06$P2YHrSYcjPApqYsnFW3CPO6PYh5cWfxp6nA/ylJLG05OP03IPQmS2';
const SCRYPT = '$scrypt$ln=12,r=8,p=1$R8j5v9day3kv5dxb6/2/Vw$Q5Cp9/NN5UtoloxFDpTNlJdL5nOKv35waOMGpp4da+M';

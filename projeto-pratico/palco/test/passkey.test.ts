import { beforeAll, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { statement } from '#kernel/db.ts';
import { Authenticator, type Lie, USER_VERIFIED } from './support/authenticator.ts';
import { addPasskey, enterWithPasskey, inside, stoppedClock, tryPassword } from './support/factors.ts';
import { hasDatabase, type TestPalco, usePalco } from './support/palco.ts';
import { accountOf, letterTo, newPerson, PASSWORD, type Person, signIn, visitor } from './support/person.ts';

const API = '/api/v1';
const USER_PRESENT = 0x01;

describe.runIf(hasDatabase())('passkeys', () => {
  const time = stoppedClock();
  const palco = usePalco({ publicUrl: 'https://palco.exemplo.com.br' }, time);
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const optionsFor = async (person: Person) =>
    (await person.call('POST', `${API}/me/passkeys/options`, {})).body;
  const signInOptions = async () => (await someone.call('POST', `${API}/passkeys/options`, {})).body;
  const send = (response: object, path = '/sessions') =>
    someone.call('POST', `${API}${path}/passkey`, { response });
  const register = (person: Person, response: object) =>
    person.call('POST', `${API}/me/passkeys`, { response });
  const codesOf = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();
  const newKey = () => new Authenticator(palco().config.publicUrl);

  test('as opções pedem PIN ou digital, guarda no aparelho e nenhum atestado; quem é a pessoa é um número sorteado', async () => {
    const person = await newPerson(palco);
    const options = await optionsFor(person);
    expect(options).toMatchObject({
      rp: { id: 'palco.exemplo.com.br', name: 'Palco' },
      user: { name: person.handle },
      attestation: 'none',
      timeout: 300_000,
      excludeCredentials: [],
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
    });
    const userHandle = Buffer.from(options.user.id, 'base64url');
    expect(userHandle).toHaveLength(32);
    expect(userHandle.toString('hex')).not.toContain(person.id.replaceAll('-', ''));
    expect((await optionsFor(person)).user.id).toBe(options.user.id);
    expect((await optionsFor(person)).challenge).not.toBe(options.challenge);
    const anonymous = await signInOptions();
    expect(anonymous).toMatchObject({
      rpId: 'palco.exemplo.com.br',
      userVerification: 'required',
      allowCredentials: [],
    });
  });

  test('a primeira traz os códigos, encerra os outros aparelhos e avisa; a segunda não', async () => {
    const person = await newPerson(palco);
    const other = await signIn(palco, person.handle);
    const { key, answer } = await addPasskey(palco, person, '  Chave\u202e azul ');
    expect(answer).toMatchObject({ status: 201, body: { name: 'Chave azul', lastUsedAt: null } });
    expect(answer.body.recoveryCodes).toHaveLength(10);
    expect((await other.call('GET', `${API}/me`)).status).toBe(401);
    const known = (await optionsFor(person)).excludeCredentials;
    expect(known).toMatchObject([{ id: key.credentialId.toString('base64url'), transports: ['internal'] }]);

    const again = inside(palco, await enterWithPasskey(palco, key));
    expect((await addPasskey(palco, person)).answer).toMatchObject({
      status: 201,
      body: { name: 'Passkey 2', recoveryCodes: [] },
    });
    expect((await again.call('GET', `${API}/me`)).status).toBe(200);
    const { email } = accountOf(person.handle);
    let seen = 0;
    for (let count = 1; seen < 2; count += 1)
      if ((await letterTo(palco, email, count)).subject.includes('Uma passkey foi ligada')) seen += 1;
  });

  test.each(['/sessions', '/tokens'])(
    '%s: entra sem login nem senha, e vale por dois fatores',
    async (path) => {
      const person = await newPerson(palco);
      const { key, answer } = await addPasskey(palco, person);
      time.advance(1_000);
      const entered = await enterWithPasskey(palco, key, path);
      expect(entered).toMatchObject({ status: 201, body: { user: { id: person.id } } });
      const inner = inside(palco, entered);
      const { passkeys } = (await inner.call('GET', `${API}/me/security`)).body;
      expect(passkeys).toMatchObject([{ id: answer.body.id, lastUsedAt: time.now().toISOString() }]);
      // a entrada é ela mesma uma prova recente
      expect((await inner.call('POST', `${API}/me/recovery-codes`, {})).status).toBe(200);
    },
  );

  test('com passkey na conta, a senha sozinha não entra', async () => {
    const person = await newPerson(palco);
    const { answer } = await addPasskey(palco, person);
    const half = await tryPassword(palco, person.handle);
    expect(half).toMatchObject({
      status: 401,
      body: { code: 'second_factor_required', methods: ['passkey', 'recovery_code'] },
    });
    const [code] = answer.body.recoveryCodes;
    const step = { challenge: half.body.challenge, method: 'recovery_code', code };
    expect((await someone.call('POST', `${API}/sessions/second-factor`, step)).status).toBe(201);
  });

  const lies: [string, Lie][] = [
    ['de outra origem', { origin: 'https://palco.exemplo.com.br.golpe.com' }],
    ['da mesma origem sem TLS', { origin: 'http://palco.exemplo.com.br' }],
    ['feita para outro lugar', { rpId: 'golpe.com' }],
    ['sem PIN nem digital', { flags: USER_PRESENT }],
    ['sem ninguém presente', { flags: USER_VERIFIED }],
    ['de outro tipo', { type: 'webauthn.create' }],
    ['com desafio inventado', { challenge: Buffer.alloc(50, 7).toString('base64url') }],
    ['que diz ser de outra pessoa', { userHandle: Buffer.alloc(32, 1).toString('base64url') }],
    ['que não diz de quem é', { userHandle: null }],
    ['com o contador no mesmo lugar', { counter: 1 }],
    ['com o contador de volta ao zero', { counter: 0 }],
  ];
  test.each(lies)('resposta %s não entra', async (_, lie) => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    expect((await enterWithPasskey(palco, key)).status).toBe(201);
    expect(await enterWithPasskey(palco, key, '/sessions', lie)).toMatchObject({
      status: 401,
      body: { code: 'passkey_invalid' },
    });
    expect((await enterWithPasskey(palco, key)).status).toBe(201);
  });

  test('assinatura mexida, de outra chave, ou de passkey que ninguém ligou não entra', async () => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    const stranger = newKey();
    stranger.create(await optionsFor(person));
    const honest = key.get(await signInOptions());
    const forged = stranger.get(await signInOptions());
    const bent = Buffer.from(honest.response.signature, 'base64url');
    bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
    const answers = await Promise.all([
      send({ ...honest, response: { ...honest.response, signature: bent.toString('base64url') } }),
      send({ ...forged, id: honest.id, rawId: honest.rawId }),
      send({ ...honest, rawId: forged.rawId }),
      send(forged),
    ]);
    expect(codesOf(answers)).toEqual(Array(4).fill('passkey_invalid'));
  });

  test('um desafio abre uma porta só: nem repetido, nem em vinte entradas ao mesmo tempo, nem em outra porta', async () => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    const options = await signInOptions();
    // contador sempre zero, como nas passkeys sincronizadas: só o desafio impede a repetição
    const response = key.get(options, { counter: 0 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(response)));
    expect(codesOf(answers)).toEqual([201, ...Array(19).fill('passkey_invalid')]);
    expect((await send(response, '/tokens')).body.code).toBe('passkey_invalid');
    expect((await send(key.get(options, { counter: 0 }))).body.code).toBe('passkey_invalid');
  });

  test('duas respostas com o mesmo contador, de desafios diferentes: uma só entra', async () => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    const responses = await Promise.all(
      Array.from({ length: 10 }, async () => key.get(await signInOptions(), { counter: 5 })),
    );
    const answers = await Promise.all(responses.map((response) => send(response)));
    expect(codesOf(answers)).toEqual([201, ...Array(9).fill('passkey_invalid')]);
  });

  test('o desafio vence em cinco minutos, o de ligar não serve para entrar, e pedir um não ocupa o banco', async () => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    const [late, creation] = [await signInOptions(), await optionsFor(person)];
    palco().takeQueries();
    await signInOptions();
    expect(palco().takeQueries()).toEqual([]);
    expect((await send(key.get(creation))).body.code).toBe('passkey_invalid');
    time.advance(300);
    expect((await send(key.get(late))).body.code).toBe('passkey_invalid');
  });

  const badCreations: [string, Lie][] = [
    ['de outra origem', { origin: 'https://golpe.com' }],
    ['para outro lugar', { rpId: 'golpe.com' }],
    ['sem PIN nem digital', { flags: USER_PRESENT }],
    ['de outro tipo', { type: 'webauthn.get' }],
    ['com desafio inventado', { challenge: Buffer.alloc(50, 7).toString('base64url') }],
    ['com atestado de formato desconhecido', { format: 'inventado' }],
    ['com atestado de fábrica', { format: 'fido-u2f' }],
    // {x5c: [h'00']}
    ['com certificados', { format: 'packed', statement: Buffer.from('a163783563814100', 'hex') }],
    [
      'com certificados e formato none',
      { format: 'none', statement: Buffer.from('a163783563814100', 'hex') },
    ],
    ['com CBOR fundo demais', { statement: Buffer.alloc(8_000, 0x81) }],
    ['com CBOR cortado', { statement: Buffer.from([0xbf]) }],
  ];
  test.each(badCreations)('criação %s é recusada', async (_, lie) => {
    const person = await newPerson(palco);
    const answer = await register(person, newKey().create(await optionsFor(person), lie));
    expect(answer).toMatchObject({ status: 422, body: { code: 'passkey_refused' } });
    expect((await person.call('GET', `${API}/me/security`)).body.passkeys).toEqual([]);
  });

  test('o atestado que o próprio autenticador assina é aceito; com a assinatura de outro, não', async () => {
    const person = await newPerson(palco);
    const [honest, forged] = [newKey(), newKey()];
    const other = forged.create(await optionsFor(person), { selfAttested: true }).response.attestationObject;
    const response = honest.create(await optionsFor(person), { selfAttested: true });
    const mixed = { ...response, response: { ...response.response, attestationObject: other } };
    expect((await register(person, mixed)).body.code).toBe('passkey_refused');
    expect((await register(person, response)).status).toBe(201);
  });

  test('ligar: bytes soltos, desafio de outra conta ou de entrar, repetição e credencial alheia são recusados', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const options = await optionsFor(person);
    const key = newKey();
    const response = key.create(options);
    const garbage = {
      ...response.response,
      attestationObject: Buffer.alloc(200, 0xff).toString('base64url'),
    };
    const foreign = { ...(await optionsFor(other)), user: options.user };
    const entering = { ...(await signInOptions()), user: options.user };
    for (const bad of [
      { ...response, response: garbage },
      newKey().create(foreign),
      newKey().create(entering),
    ])
      expect((await register(person, bad)).body.code).toBe('passkey_refused');
    const answers = await Promise.all([response, response, response].map((one) => register(person, one)));
    expect(codesOf(answers)).toEqual([201, 'passkey_refused', 'passkey_refused']);
    const stolen = key.create(await optionsFor(other));
    expect((await register(other, stolen)).body.code).toBe('passkey_refused');
  });

  test('tirar: alheia é 404; a sua sai, avisa, e a senha volta a bastar quando é a última', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const { key, answer } = await addPasskey(palco, person);
    const remove = (who: Person) => who.call('DELETE', `${API}/me/passkeys/${answer.body.id}`);
    expect(await remove(other)).toMatchObject({ status: 404, body: { code: 'passkey_not_found' } });
    expect((await remove(person)).status).toBe(204);
    expect((await remove(person)).status).toBe(404);
    expect((await enterWithPasskey(palco, key)).body.code).toBe('passkey_invalid');
    expect((await tryPassword(palco, person.handle)).status).toBe(201);
    expect((await person.call('GET', `${API}/me/security`)).body).toMatchObject({
      passkeys: [],
      recoveryCodesLeft: 0,
    });
  });

  test('a única forma de entrar não sai', async () => {
    const person = await newPerson(palco);
    const { answer } = await addPasskey(palco, person);
    await losePassword(palco, person);
    expect(await person.call('DELETE', `${API}/me/passkeys/${answer.body.id}`)).toMatchObject({
      status: 409,
      body: { code: 'last_sign_in_method' },
    });
    const second = await addPasskey(palco, person);
    expect((await person.call('DELETE', `${API}/me/passkeys/${answer.body.id}`)).status).toBe(204);
    expect((await person.call('DELETE', `${API}/me/passkeys/${second.answer.body.id}`)).status).toBe(409);
  });

  test('vinte por conta, e apagada a conta nenhuma fica', async () => {
    const person = await newPerson(palco);
    for (let count = 0; count < 20; count += 1)
      expect((await addPasskey(palco, person)).answer.status).toBe(201);
    expect((await addPasskey(palco, person)).answer).toMatchObject({
      status: 409,
      body: { code: 'passkeys_full' },
    });
    const exported = (await person.call('GET', `${API}/me/export`)).body.secondFactors;
    expect(exported.passkeys).toHaveLength(20);
    expect((await person.call('POST', `${API}/me/deletion`, { password: PASSWORD })).status).toBe(204);
    const left = statement('test.passkeys_left', 'select from second_factors.passkeys where user_id = $1');
    expect(await palco().building.db.query(left, [person.id])).toEqual([]);
  });

  test('membros que um navegador novo acrescente à resposta são ignorados; os nossos, conferidos', async () => {
    const person = await newPerson(palco);
    const { key } = await addPasskey(palco, person);
    const response = {
      ...key.get(await signInOptions()),
      authenticatorAttachment: 'platform',
      novidade: { a: 1 },
    };
    expect((await send(response)).status).toBe(201);
    expect(
      (await someone.call('POST', `${API}/sessions/passkey`, { response, deviceName: 'x' })).status,
    ).toBe(400);
    for (const bad of [
      {},
      { ...response, id: 'com espaço' },
      { ...response, type: 'senha' },
      { ...response, response: 1 },
    ])
      expect(await send(bad)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });
});

/** Deixa a conta como a que nasce de outro provedor: com o hash de nenhuma senha. */
async function losePassword(palco: () => TestPalco, { id }: Person): Promise<void> {
  const { db } = palco().building;
  const users = need(palco().building, 'users');
  const born = { handle: 'sem_senha', name: 'Sem Senha', email: 'sem_senha@exemplo.com.br' };
  const other = await db.transaction((tx) => users.enrollWithoutPassword(tx, born));
  const copy = statement(
    'test.lose_password',
    `update users.users set password_hash = (select password_hash from users.users where id = $2) where id = $1`,
  );
  await db.query(copy, [id, other]);
  expect(await users.hasPassword(id)).toBe(false);
}

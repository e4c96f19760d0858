import { beforeAll, describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, letterTo, newPerson, PASSWORD, tokenIn, visitor } from './support/person.ts';

const DAY_MS = 86_400_000;

describe.runIf(hasDatabase())('cadastro', () => {
  const time = { now: Date.now() };
  const palco = usePalco({ publicUrl: 'https://palco.exemplo.com.br' }, { now: () => new Date(time.now) });
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const signUp = (account: Record<string, unknown>) => someone.call('POST', '/api/v1/users', account);
  const confirm = (token: string, password = PASSWORD) =>
    someone.call('POST', '/api/v1/email-confirmations', { token, password });
  const profileOf = async (handle: string) => (await someone.call('GET', `/api/v1/users/${handle}`)).status;

  test('a conta só existe depois de confirmada, e confirmar já entra', async () => {
    const account = accountOf('Primeira');
    const accepted = await signUp(account);
    expect(accepted).toMatchObject({
      status: 202,
      body: { status: 'confirmation_sent', handle: 'primeira', email: account.email },
    });
    expect(accepted.headers['set-cookie']).toBeUndefined();
    expect(await profileOf('primeira')).toBe(404);
    const login = { login: 'primeira', password: PASSWORD };
    expect((await someone.call('POST', '/api/v1/sessions', login)).status).toBe(401);
    const letter = await letterTo(palco, account.email);
    expect(letter.subject).toBe('Confirme a sua conta no Palco');
    expect(letter.text).toContain('https://palco.exemplo.com.br/confirmar-email#');
    expect(letter.html).toContain(`/confirmar-email#${tokenIn(letter)}"`);
    const confirmed = await confirm(tokenIn(letter));
    expect(confirmed).toMatchObject({ status: 200, body: { handle: 'primeira', email: account.email } });
    const cookies = [confirmed.headers['set-cookie']].flat().join('\n');
    expect(cookies).toMatch(/^__Host-palco_session=[\w-]{43}; .*HttpOnly; Secure/m);
    expect(await profileOf('PRIMEIRA')).toBe(200);
  });

  test('a confirmação pede a senha do pedido, repete-se com a mesma resposta e não vale sem link', async () => {
    const { email } = accountOf('segunda');
    await signUp(accountOf('segunda'));
    const token = tokenIn(await letterTo(palco, email));
    expect(await confirm(token, 'outra senha qualquer')).toMatchObject({
      status: 403,
      body: { code: 'password_wrong', errors: [{ field: 'password' }] },
    });
    const both = await Promise.all([confirm(token), confirm(token)]);
    expect(both.map(({ status, body }) => [status, body.handle])).toEqual([
      [200, 'segunda'],
      [200, 'segunda'],
    ]);
    expect((await confirm(token)).status).toBe(200);
    expect(await confirm('x'.repeat(43))).toMatchObject({ status: 400, body: { code: 'token_invalid' } });
  });

  test('a resposta é a mesma para e-mail que tem conta, e só o dono dele recebe a notícia', async () => {
    const owner = await newPerson(palco);
    const email = accountOf(owner.handle).email;
    palco().takeQueries();
    const taken = await signUp({ ...accountOf('intrusa_a'), email: email.toUpperCase() });
    const queriesTaken = palco().takeQueries().filter(ofRequest);
    const free = await signUp(accountOf('intrusa_b'));
    const queriesFree = palco().takeQueries().filter(ofRequest);
    const shape = ({ status, body, headers }: typeof taken) => [
      status,
      Object.keys(body),
      Object.keys(headers),
    ];
    expect(shape(taken)).toEqual(shape(free));
    expect(queriesTaken).toEqual(queriesFree);
    const letter = await letterTo(palco, email.toUpperCase());
    expect(letter.subject).toBe('Você já tem uma conta no Palco');
    expect(tokenIn(letter)).toBe('');
    // o nome fica reservado como ficaria o de quem não tem conta: vê-lo livre também contaria
    const probe = { ...accountOf('intrusa_a'), email: 'sonda@exemplo.com.br' };
    expect((await signUp(probe)).status).toBe(409);
  });

  test('duzentos cadastros simultâneos do mesmo nome: um só entra', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        signUp({ ...accountOf('disputado'), email: `d${n}@exemplo.com.br` }),
      ),
    );
    const codes = answers.map(({ status, body }) => `${status} ${body.code ?? body.status}`);
    expect(codes.filter((code) => code === '202 confirmation_sent')).toHaveLength(1);
    // a fila do hash recusa quem não cabe com 503 e Retry-After; ninguém recebe 500
    expect(new Set(codes)).toEqual(new Set(['202 confirmation_sent', '409 handle_taken', '503 unavailable']));
    expect((await signUp({ ...accountOf('disputado'), email: 'depois@exemplo.com.br' })).status).toBe(409);
  });

  test('repetir o próprio pedido é inofensivo: cada link confirma o seu, e só o primeiro vence', async () => {
    const email = 'distraida@exemplo.com.br';
    await signUp({ ...accountOf('distraida'), email });
    await signUp({ ...accountOf('distraida'), email, password: 'outra coxia iluminada 43' });
    await signUp({ ...accountOf('distraida_2'), email });
    await letterTo(palco, email, 3);
    const letters = palco()
      .mail.letters()
      .filter(({ to }) => to === email);
    const tokens = letters.map(tokenIn);
    const statuses: number[] = [];
    for (const token of tokens) statuses.push((await confirm(token)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await profileOf('distraida_2')).not.toBe(await profileOf('distraida'));
    // o nome que sobrou volta a estar livre
    const left = (await profileOf('distraida')) === 200 ? 'distraida_2' : 'distraida';
    expect((await signUp({ ...accountOf(left), email: 'outra.pessoa@exemplo.com.br' })).status).toBe(202);
  });

  test('um e-mail reserva no máximo três nomes: o quarto solta o primeiro', async () => {
    const email = 'gulosa@exemplo.com.br';
    const names = ['gula_a', 'gula_b', 'gula_c', 'gula_d'];
    for (const name of names) {
      time.now += 1_000;
      expect((await signUp({ ...accountOf(name), email })).status).toBe(202);
    }
    const other = { email: 'outra.gulosa@exemplo.com.br' };
    const statuses: number[] = [];
    for (const name of names) statuses.push((await signUp({ ...accountOf(name), ...other })).status);
    expect(statuses).toEqual([202, 409, 409, 409]);
    await letterTo(palco, email, 4);
    const first = palco()
      .mail.letters()
      .find(({ to, text }) => to === email && text.includes('@gula_a'));
    expect((await confirm(tokenIn(first ?? (await letterTo(palco, email))))).body.code).toBe('token_invalid');
  });

  test('quem conhece o e-mail não inutiliza o link do dono: solta a reserva, mas o nome segue livre para ele', async () => {
    const email = 'vitima@exemplo.com.br';
    await signUp({ ...accountOf('vitima'), email });
    const token = tokenIn(await letterTo(palco, email));
    for (const name of ['estorvo_a', 'estorvo_b', 'estorvo_c']) {
      time.now += 1_000;
      await signUp({ ...accountOf(name), email, password: 'a senha de quem estorva' });
    }
    expect(await confirm(token)).toMatchObject({ status: 200, body: { handle: 'vitima' } });
  });

  test('pedir, reenviar e confirmar ao mesmo tempo não se travam', async () => {
    const resend = (email: string) => someone.call('POST', '/api/v1/email-confirmations/resend', { email });
    const statuses = new Set<number>();
    for (let n = 0; n < 5; n += 1) {
      const account = accountOf(`embolada_${n}`);
      await signUp(account);
      const token = tokenIn(await letterTo(palco, account.email));
      let confirmed = false;
      const ending = confirm(token).then(({ status }) => {
        confirmed = true;
        return status;
      });
      while (!confirmed) {
        const wave = await Promise.all(Array.from({ length: 6 }, () => resend(account.email)));
        for (const { status } of wave) statuses.add(status);
      }
      expect(await ending).toBe(200);
    }
    expect([...statuses]).toEqual([202]);
  });

  test('dois pedidos do mesmo e-mail confirmados ao mesmo tempo dão uma conta', async () => {
    const email = 'dupla@exemplo.com.br';
    await signUp({ ...accountOf('dupla_a'), email });
    await signUp({ ...accountOf('dupla_b'), email });
    await letterTo(palco, email, 2);
    const tokens = palco()
      .mail.letters()
      .filter(({ to }) => to === email)
      .map(tokenIn);
    const statuses = (await Promise.all(tokens.map((token) => confirm(token)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
  });

  test('vencido o prazo, o link não vale e o nome volta a estar livre', async () => {
    await signUp(accountOf('lenta'));
    const token = tokenIn(await letterTo(palco, accountOf('lenta').email));
    const other = { ...accountOf('lenta'), email: 'outra.lenta@exemplo.com.br' };
    expect((await signUp(other)).status).toBe(409);
    time.now += DAY_MS + 1_000;
    expect((await confirm(token)).body.code).toBe('token_invalid');
    expect((await signUp(other)).status).toBe(202);
    for (const chore of palco().building.chores) await chore();
    const rows = await palco().building.db.query(
      statement('test.expired', `select from users.sign_ups where email_key = 'lenta@exemplo.com.br'`),
    );
    expect(rows).toEqual([]);
  });

  test('pedir outra mensagem responde igual a todos, renova o prazo e não passa de cinco por hora', async () => {
    const { email } = accountOf('insistente');
    await signUp(accountOf('insistente'));
    await letterTo(palco, email);
    const resend = (address: string) =>
      someone.call('POST', '/api/v1/email-confirmations/resend', { email: address });
    const [known, unknown] = [await resend(email), await resend('nunca.vi@exemplo.com.br')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    for (let n = 0; n < 5; n += 1) expect((await resend(email)).status).toBe(202);
    await letterTo(palco, email, 5);
    // outro cadastro aceito e entregue depois prova que não há uma sexta a caminho
    await signUp(accountOf('marcador'));
    await letterTo(palco, accountOf('marcador').email);
    const mine = palco()
      .mail.letters()
      .filter(({ to }) => to === email);
    expect(mine).toHaveLength(5);
    time.now += DAY_MS - 60_000;
    expect((await confirm(tokenIn(mine[0] ?? (await letterTo(palco, email))))).status).toBe(200);
  });

  test.each([
    ['handle', 'ｐｒｉｍｅｉｒａ', 'handle_taken', 409],
    ['handle', 'PRIMEIRA', 'handle_taken', 409],
    ['handle', 'prіmeira', 'validation_failed', 400],
    ['handle', 'palco', 'validation_failed', 400],
    ['handle', 'Adm1n_', 'validation_failed', 400],
    ['name', ' \u0000\u202e ', 'validation_failed', 400],
    ['name', '\u200b\u3164', 'validation_failed', 400],
    ['password', 'senha123456', 'validation_failed', 400],
    ['password', 'Flamengo2024', 'validation_failed', 400],
    ['password', 'tem um\u0007sino dentro', 'validation_failed', 400],
    ['password', 'curta', 'validation_failed', 400],
    ['email', 'sem-arroba', 'validation_failed', 400],
    ['email', 42, 'validation_failed', 400],
    ['admin', true, 'validation_failed', 400],
  ])('recusa %s = %j com %s', async (field, value, code, status) => {
    const answer = await signUp({ ...accountOf('novo_nome'), [field]: value });
    expect(answer).toMatchObject({ status, body: { code, errors: [{ field }] } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('o cadastro diz de uma vez tudo o que recusa, do esquema e das regras', async () => {
    const body = { handle: 'João Silva!', name: 'x'.repeat(81), email: 'sem-arroba', password: 'curta' };
    const { status, body: problem } = await signUp(body);
    expect(status).toBe(400);
    const fields = problem.errors.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['email', 'handle', 'name', 'password']);
    const second = await signUp({ ...body, handle: 'admin' });
    expect(second.body.errors).toContainEqual({
      field: 'handle',
      message: 'Este nome é reservado. Escolha outro.',
    });
    expect((await someone.call('POST', '/api/v1/users', null)).status).toBe(400);
  });

  test('o banco não guarda senha, token, nem e-mail na fila', async () => {
    const account = accountOf('discreta');
    await signUp(account);
    const token = tokenIn(await letterTo(palco, account.email));
    const rows = await palco().building.db.query<{ all: string }>(
      statement(
        'test.everything',
        `select concat(
           (select string_agg(t::text, '') from users.sign_ups t),
           (select string_agg(t::text, '') from users.confirmations t),
           (select string_agg(t::text, '') from users.users t)) as all`,
      ),
    );
    const jobs = await palco().building.db.query<{ all: string }>(
      statement('test.jobs', `select string_agg(t::text, '') as all from graphile_worker._private_jobs t`),
    );
    const dump = rows[0]?.all ?? '';
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(dump).not.toContain(PASSWORD);
    expect(dump).not.toContain(token);
    expect(jobs[0]?.all ?? '').not.toContain(account.email);
  });
});

/** Comandos da própria requisição: as tarefas e a ronda da fila correm ao lado. */
const ofRequest = (name: string) => /^(handles|sign_ups\.insert|budgets|jobs\.add)/.test(name);

import { createHash } from 'node:crypto';
import {
  CheckFailure,
  confirm,
  expectFields,
  expectProblem,
  newPerson,
  present,
  signIn,
  type Task,
  tokenIn,
} from '@trilha/kit';
import { signUpAs } from './pedidos.ts';
import { cpuOf, minimumHashMs, shown } from './trabalho.ts';

const reread = { file: 'README.md', heading: 'Senhas que nem o dono do banco conhece' };
const policy = { file: 'README.md', heading: 'A regra da senha' };

/** Das primeiras de toda lista de senhas vazadas, com 8 caracteres ou mais. */
const COMMON = [
  '12345678',
  '1234567890',
  'password1',
  'qwertyuiop',
  '1q2w3e4r',
  'iloveyou1',
  'Password123',
  'senha123',
];

const rules: Task = {
  id: 'password-rules',
  title: 'Senha curta, longa demais, comum, ou igual ao nome ou ao e-mail: 400 em password',
  needs: ['process'],
  reread: policy,
  async run({ http, contract }) {
    const client = await http();
    const person = newPerson();
    const refused = [
      'Zinco#7',
      'ç'.repeat(129),
      ...COMMON,
      person.handle,
      person.handle.toUpperCase(),
      person.email,
    ];
    for (const password of refused)
      expectFields(contract, await signUpAs(client, { ...person, password }), 'password');
    // 128 caracteres são 128 pontos de código: 128 emojis têm 256 unidades no JavaScript e 512 bytes em UTF-8.
    (await signUpAs(client, { ...person, password: '🎬🌧🏠🧡'.repeat(32) })).expectStatus(202);
  },
};

const whole: Task = {
  id: 'password-whole',
  title: 'A senha vale inteira: depois do byte 72, com os espaços, e igual em qualquer teclado',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, actor }) {
    const client = await http();
    const start = `  ${'coração de estudante '.repeat(4)}`;
    const { person } = await actor({ password: `${start}A ` });
    for (const wrong of [`${start}B `, start, `${start}A`, `${start}A `.trim()])
      (await present(client, person.handle, wrong)).answer.expectStatus(401);
    // O mesmo “ç” e o mesmo “ã”, cada um em dois caracteres, como alguns teclados mandam.
    await signIn(client, { ...person, password: person.password.normalize('NFD') });
    await signIn(client, { ...person, handle: person.handle.toUpperCase() });
    await signIn(client, { ...person, handle: person.email.toUpperCase() });
  },
};

/** Vale a mais barata de algumas: uma mensagem que sai ao mesmo tempo só encarece. */
const LOGINS = 4;

const cost: Task = {
  id: 'password-cost',
  title: 'Conferir uma senha custa ao menos metade de um argon2id mínimo, em processador',
  needs: ['process', 'mail', 'cpu'],
  reread,
  async run({ server, actor }) {
    const { http, process } = await server();
    const { person } = await actor();
    const expected = (await minimumHashMs()) / 2;
    const spent: number[] = [];
    for (let login = 0; login < LOGINS; login++) {
      const wrong = () => present(http, person.handle, `errada ${login}`);
      spent.push(await cpuOf(process, async () => (await wrong()).answer.expectStatus(401)));
    }
    if (Math.min(...spent) >= expected) return;
    throw new CheckFailure({
      expected: `ao menos ${Math.round(expected)} ms: metade de um argon2id de 19 MiB e duas passadas, nesta máquina`,
      got: `${shown(Math.min(...spent))} por senha conferida: quem rouba o banco testa milhões por segundo`,
      where: 'processador',
    });
  },
};

/** O que um engano comum gravaria: a senha, a senha codificada ou um hash rápido dela, sem sal. */
function traces(password: string): string[] {
  const bytes = Buffer.from(password);
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(bytes));
  const encoded = digests.flatMap((digest) => [digest.copy().digest('hex'), digest.digest('base64')]);
  return [password, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/u, ''), ...encoded];
}

const secret: Task = {
  id: 'password-secret',
  title: 'A senha não chega em claro ao banco nem ao log, e o token não é procurado em claro',
  needs: ['process', 'database', 'mail'],
  reread,
  alongside: true,
  async run({ server, database, mailbox, contract }) {
    const { http, process } = await server();
    const person = newPerson({ password: `Segredo*da*casa*${newPerson().handle}` });
    const newPassword = `Outro*segredo*da*casa*${person.handle}`;
    const forms = [person.password, newPassword].flatMap(traces);
    for (const form of forms) database().watch(form);
    // No caminho do erro também: é ali que se registra o corpo “para depurar”.
    expectFields(contract, await signUpAs(http, { ...person, handle: '?' }), 'handle');
    (await signUpAs(http, person)).expectStatus(202);
    const token = tokenIn(await mailbox().expect(person.email));
    database().watch(token);
    (await confirm(http, token, person.password)).expectStatus(200);
    const ana = await signIn(http, person);
    for (const currentPassword of ['não é esta', person.password])
      await ana.send({ method: 'PUT', path: '/api/v1/me/password', json: { currentPassword, newPassword } });
    await present(http, person.handle, `${person.password}!`);
    const stored = forms.find((form) => database().saw(form));
    if (stored !== undefined)
      leak(
        'a conexão com o banco',
        stored === person.password || stored === newPassword
          ? 'a senha em claro'
          : 'um hash rápido da senha, ou ela codificada',
      );
    if (database().saw(token))
      leak('a conexão com o banco', 'o token em claro: quem lê o banco confirma no lugar da pessoa');
    const logged = [...process.stdout.lines(), ...process.stderr.lines()];
    const secrets = [...forms, token, ...Object.values(ana.headers)];
    const line = logged.find((text) => secrets.some((one) => text.includes(one)));
    if (line !== undefined) leak('o log', 'a senha, o token ou a credencial', [line.slice(0, 300)]);
  },
};

function leak(where: string, what: string, output?: string[]): never {
  throw new CheckFailure({
    expected: 'no banco, só um hash lento com sal e o hash do token; no log, nada disso',
    got: `${where} mostra ${what}`,
    where,
    ...(output && { output }),
  });
}

const change: Task = {
  id: 'password-change',
  title: 'PUT /me/password exige a senha atual, segue a mesma regra e avisa por e-mail',
  needs: ['mail'],
  reread: policy,
  alongside: true,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, email, password } = ana.person;
    const put = (json: unknown) => ana.send({ method: 'PUT', path: '/api/v1/me/password', json });
    const newPassword = `${password} nova`;
    expectProblem(contract, await put({ currentPassword: 'não é esta', newPassword }), 403, 'password_wrong');
    for (const bad of ['curta', '1234567890', handle])
      expectFields(contract, await put({ currentPassword: password, newPassword: bad }), 'newPassword');
    expectFields(contract, await put({ newPassword }), 'currentPassword');
    (await put({ currentPassword: password, newPassword })).expectStatus(204);
    (await present(client, handle, password)).answer.expectStatus(401);
    await ana.again({ password: newPassword });
    await mailbox().expect(email, { count: 2 });
  },
};

export const passwords: Task[] = [rules, whole, secret, change, cost];

import { type Answer, eventually, type HttpClient, type Task, withAnother } from '@trilha/kit';
import { isAsymmetric, type Jwk, keysOf, openJwt, verifies } from './jwt.ts';
import { bearer, expectThat, me, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Chaves públicas e a troca delas' };

/** O que só a metade privada tem (RFC 7518, §6). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

const published: Task = {
  id: 'jwks',
  title:
    'O JWKS mostra só a metade pública das chaves, com kid, alg e use, e pode ser guardado por pouco tempo',
  needs: [],
  reread,
  async run({ http, contract }) {
    const { answer, keys } = await keysOf(await http());
    answer.expectHeader(
      'cache-control',
      /^(?=.*\bpublic\b)(?=.*\bmax-age=(?:[12]?\d{1,2}|300)\b)/iu,
      'cache-control: public, max-age de até 300',
    );
    for (const key of keys) {
      const leaked = PRIVATE.filter((name) => key[name as keyof Jwk] !== undefined);
      expectThat(answer, leaked.length === 0, {
        where: 'corpo /keys',
        expected: 'só a metade pública',
        got: `a chave privada no ar (${leaked.join(', ')}): quem a lê entra como qualquer pessoa`,
      });
      expectThat(answer, isAsymmetric(key.alg) && key.use === 'sig' && Boolean(key.kid), {
        where: 'corpo /keys',
        expected: 'kid, alg assimétrico e use = sig em cada chave',
        got: JSON.stringify(key),
      });
    }
    contract.check(answer);
    const kids = new Set(keys.map(({ kid }) => kid));
    expectThat(answer, kids.size === keys.length, {
      where: 'corpo /keys',
      expected: 'kids diferentes',
      got: 'um repetido',
    });
  },
};

const TTL_SECONDS = 2;

const rotation: Task = {
  id: 'key-rotation',
  title:
    'Passado SIGNING_KEY_TTL_SECONDS a chave de assinar é outra, e o token assinado com a antiga ainda vale',
  needs: ['process', 'mail'],
  reread,
  deadlineMs: 40_000,
  // Sozinha: as chaves são de todos os processos, e trocá-las tão cedo mudaria as das outras tarefas.
  async run({ launch, actor }) {
    const { person } = await actor();
    await withAnother(launch, { SIGNING_KEY_TTL_SECONDS: String(TTL_SECONDS) }, async ({ http }) => {
      const { accessToken: old } = await tokensOf(http, person);
      const oldKid = openJwt(old).header.kid;
      let fresh = old;
      await eventually(3 * TTL_SECONDS * 1_000 + http.marginMs, async () => {
        fresh = (await tokensOf(http, person)).accessToken;
        const { answer } = await keysOf(http);
        expectThat(answer, openJwt(fresh).header.kid !== oldKid, {
          where: 'kid do token',
          expected: `outra chave depois de ${TTL_SECONDS} s`,
          got: 'a mesma chave',
        });
      });
      const { answer, keys } = await keysOf(http);
      for (const token of [old, fresh]) {
        expectPublished(answer, keys, token);
        (await me(http, bearer(token))).expectStatus(200);
      }
      await expectShared(http, launch, fresh);
    });
  },
};

function expectPublished(answer: Answer, keys: Jwk[], token: string): void {
  const jwt = openJwt(token);
  const key = keys.find(({ kid }) => kid === jwt.header.kid);
  expectThat(answer, key !== undefined && verifies(jwt, key), {
    where: 'corpo /keys',
    expected: 'a chave de cada token que ainda vale, a antiga e a nova',
    got: `nenhuma que confira o token de kid ${String(jwt.header.kid)}`,
  });
}

/** O que um processo assina, outro aceita: as chaves vivem no banco, e não na memória de um. */
async function expectShared(
  http: HttpClient,
  launch: Parameters<typeof withAnother>[0],
  token: string,
): Promise<void> {
  await withAnother(launch, {}, async (other) => {
    (await me(other.http, bearer(token))).expectStatus(200);
    const theirs = (await keysOf(other.http)).keys.map(({ kid }) => kid);
    const mine = await keysOf(http);
    expectThat(
      mine.answer,
      mine.keys.some(({ kid }) => theirs.includes(kid)),
      {
        where: 'corpo /keys',
        expected: 'as mesmas chaves em todos os processos',
        got: 'nenhuma chave em comum com outro processo',
      },
    );
  });
}

export const signingKeys: Task[] = [published, rotation];

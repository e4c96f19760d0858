import { Actor, type Answer, type Task, type TaskContext, withAnother } from '@trilha/kit';
import { ask, expectThat, newWord, type Room, room, withQuery } from './sala.ts';

const reread = { file: 'README.md', heading: 'Quantas consultas' };

/** Vezes que se pede o mesmo: entre uma e outra, o servidor pode perguntar coisas suas ao banco. Vale a menor conta. */
const TIMES = 4;
/** Uma página de 50 posts com citação, menção e enquete cabe em bem menos; um N+1 passa de longe. */
const BUDGET = 25;

/** A resposta de um pedido e as consultas que ele custou. */
interface Cost {
  answer: Answer;
  queries: readonly string[];
}

/** Um servidor só para contar, com um cano só dele até o banco. */
async function counting(
  context: TaskContext,
  work: (costOf: (path: string) => Promise<Cost>, room: Room) => Promise<void>,
): Promise<void> {
  const here = await room(context);
  const proxy = await context.database().twin();
  await withAnother(context.launch, { DATABASE_URL: proxy.url }, async ({ http }) => {
    const reader = new Actor(here.ana.person, http, here.ana.headers);
    const once = async (path: string): Promise<Cost> => {
      proxy.resetQueries();
      const answer = (await ask(reader, 'GET', path)).expectStatus(200);
      return { answer, queries: [...proxy.queries] };
    };
    await work(async (path) => {
      let least = await once(path);
      for (let time = 1; time < TIMES; time++) {
        const again = await once(path);
        if (again.queries.length < least.queries.length) least = again;
      }
      return least;
    }, here);
  });
  await proxy.close();
}

function expectFlat(few: Cost, many: Cost, what: string): void {
  const [small, large] = [few.queries.length, many.queries.length];
  expectThat(many.answer, large <= small && large <= BUDGET, {
    where: 'consultas ao banco',
    expected: `no máximo ${BUDGET} consultas, e nem uma a mais por ${what}`,
    got: `${small} consultas com poucos itens e ${large} com muitos`,
  });
}

const ROWS = 50;

const page: Task = {
  id: 'queries-list',
  title: 'Uma página de 50 posts custa as mesmas consultas que uma de 5: hashtag, perfil e busca',
  needs: ['process', 'database', 'mail'],
  reread,
  deadlineMs: 40_000,
  run: (context) =>
    counting(context, async (costOf, { ana, bia, publish }) => {
      const tag = newWord();
      const quoted = await publish(bia, 'Citado.');
      await Promise.all(
        Array.from({ length: ROWS }, (_, index) =>
          publish(index % 2 === 0 ? ana : bia, {
            text: `Número ${index} @${bia.person.handle} #${tag} ${tag}`,
            quoteId: quoted.id,
            poll: { options: ['Sim', 'Não'], durationSeconds: 3_600 },
          }),
        ),
      );
      const { handle } = ana.person;
      for (const path of [`/tags/${tag}/posts`, `/users/${handle}/posts`, `/search/posts?q=${tag}`, '/posts'])
        expectFlat(
          await costOf(withQuery(path, { limit: 5 })),
          await costOf(withQuery(path, { limit: ROWS })),
          'post',
        );
    }),
};

const REPLIES = 300;

const thread: Task = {
  id: 'queries-thread',
  title: 'A conversa de 300 respostas custa as mesmas consultas que a de 3',
  needs: ['process', 'database', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  run: (context) =>
    counting(context, async (costOf, { ana, publish }) => {
      const grow = async (count: number) => {
        const { id } = await publish(ana, 'raiz');
        for (let level = 0, parent = id; level < 3; level++)
          parent = (await publish(ana, { text: 'Resposta.', inReplyToId: parent })).id;
        // Em levas: tantas ao mesmo tempo só mediriam a fila do banco.
        for (let made = 3; made < count; made += 30)
          await Promise.all(
            Array.from({ length: Math.min(30, count - made) }, () =>
              publish(ana, { text: 'Resposta.', inReplyToId: id }),
            ),
          );
        return `/posts/${id}/thread?limit=50`;
      };
      const [few, many] = [await grow(3), await grow(REPLIES)];
      expectFlat(await costOf(few), await costOf(many), 'resposta');
    }),
};

const total: Task = {
  id: 'queries-total',
  title: 'O total da lista por página se conta até um teto: nenhuma consulta percorre a tabela inteira',
  needs: ['process', 'database', 'mail'],
  reread: { file: 'README.md', heading: 'Listas por página' },
  alongside: true,
  run: (context) =>
    counting(context, async (costOf) => {
      const plain = await costOf('/posts?limit=5');
      const paged = await costOf('/posts?limit=5&page=1');
      const known = new Set(plain.queries);
      const whole = paged.queries.find(
        (text) => !known.has(text) && /\bcount\s*\(/iu.test(text) && !/\blimit\b/iu.test(text),
      );
      expectThat(paged.answer, whole === undefined, {
        where: 'consultas ao banco',
        expected: 'uma contagem que para no teto: select count(*) from (select … limit 10001)',
        got: `uma contagem sem limite: ${whole?.replaceAll(/\s+/gu, ' ').slice(0, 160)}`,
      });
    }),
};

export const queries: Task[] = [page, thread, total];

import { requireViewer } from '#http/access.ts';
import type { Module } from '#http/module.ts';
import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import type { FieldError } from '#kernel/errors.ts';
import { IdParams, type NewPoll, type Polls, Post, type Posts } from '#modules/posts/index.ts';
import type { ExportSection } from '#modules/users/index.ts';
import { pollErrors } from './internal/errors.ts';
import { present } from './internal/present.ts';
import { checkChoices, checkPoll, type PollRules, tidyPoll } from './internal/rules.ts';
import { store } from './internal/store.ts';

export { pollErrors } from './internal/errors.ts';

export interface PollsDeps {
  db: Db;
  clock: Clock;
  posts: Pick<Posts, 'get'>;
  rules: PollRules;
}

export interface PollsDoor extends Module, Polls {
  /** A enquete limpa; o que passa dos tetos vai para `errors`. O rascunho a guarda mesmo pela metade. */
  tidy(poll: NewPoll, errors: FieldError[]): NewPoll;
  /** As enquetes que a pessoa fez e os votos dela, para ela levar. */
  export: ExportSection;
}

const Vote = strict({
  choices: Type.Array(Type.Integer({ minimum: 0 }), {
    minItems: 1,
    maxItems: 6,
    uniqueItems: true,
    description: 'Posições das opções, a partir de 0',
  }),
});

/**
 * Votar é gravar a única cédula da pessoa, e trocar é gravá-la de novo. As contas são derivadas das cédulas: certas sob
 * qualquer concorrência, sem contador que serialize quem vota na mesma enquete.
 */
export function createPolls({ db, clock, posts, rules }: PollsDeps): PollsDoor {
  return {
    tidy: (poll, errors) => tidyPoll(poll, rules, errors),
    async attach(tx, { postId, authorId, poll, at }) {
      const { options, multiple, durationSeconds } = checkPoll(poll, rules);
      const closes_at = new Date(at.getTime() + durationSeconds * 1_000);
      await store.insert(tx, { post_id: postId, author_id: authorId, options, multiple, closes_at });
    },
    async byPosts(postIds, viewerId) {
      const now = clock.now();
      const rows = await store.byPosts(db, postIds, viewerId, now);
      return new Map(rows.map((row) => [row.post_id, present(row, now)]));
    },
    async export(userId) {
      return { created: await store.ofAuthor(db, userId), votes: await store.ballotsOf(db, userId) };
    },
    api: routes,
  };

  /** A hora é lida com a enquete presa: é ela que decide entre o último voto e o encerramento. */
  async function vote(postId: string, userId: string, choices: readonly number[]): Promise<void> {
    await db.transaction(async (tx) => {
      const poll = await store.hold(tx, postId);
      if (!poll) throw pollErrors.create('poll_missing', 'Esta publicação não tem enquete.');
      if (poll.author_id === userId)
        throw pollErrors.create('poll_is_yours', 'Quem faz a enquete não vota nela; os números já aparecem.');
      const chosen = checkChoices(choices, poll.options.length, poll.multiple);
      if (!(await store.vote(tx, postId, userId, chosen, clock.now())))
        throw pollErrors.create('poll_closed', 'A enquete se encerrou: o voto não conta mais.');
    });
  }

  function routes(app: Http): void {
    app.put(
      '/posts/:id/vote',
      {
        config: { access: 'user' },
        schema: {
          tags: ['posts'],
          summary: 'Votar em uma enquete, ou trocar o voto',
          operationId: 'vote',
          params: IdParams,
          body: Vote,
          response: { 200: Post.ref },
        },
      },
      async (request) => {
        const { userId } = requireViewer(request);
        // quem não vê o post não fica sabendo que há nele uma enquete
        const { id } = await posts.get(request.params.id, userId);
        await vote(id, userId, request.body.choices);
        return posts.get(id, userId);
      },
    );
  }
}

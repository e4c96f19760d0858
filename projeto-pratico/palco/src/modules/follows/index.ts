import { requireViewer } from '#http/access.ts';
import type { Module } from '#http/module.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db, Reader } from '#kernel/db.ts';
import { type ExportSection, HandleParams, type Users } from '#modules/users/index.ts';
import { followErrors } from './internal/errors.ts';
import { store } from './internal/store.ts';
import { createSuggest, type SuggestDeps } from './internal/suggest.ts';

export { followErrors } from './internal/errors.ts';

export interface FollowsDeps {
  db: Db;
  clock: Clock;
  users: Pick<Users, 'idByHandle'>;
  posts: SuggestDeps['posts'];
}

export interface Follows extends Module {
  /** Ids de quem esta pessoa segue. */
  followees(userId: string): Promise<string[]>;
  /** Destes, os que a pessoa segue. @param reader a transação de quem já tem uma */
  followedAmong(userId: string, ids: string[], reader: Reader): Promise<Set<string>>;
  /** Ids de quem publicou há pouco, sem a própria pessoa nem quem ela já segue. */
  suggest(viewerId: string | null, limit: number): Promise<string[]>;
  /** Quem a pessoa segue, para ela levar. */
  export: ExportSection;
  /** Números e relação de um perfil com quem o vê, em uma consulta. */
  facts(
    userId: string,
    viewerId: string | null,
  ): Promise<{ followers: number; following: number; followed: boolean }>;
}

/**
 * Seguir e deixar de seguir são idempotentes: a chave primária decide, mesmo com pedidos simultâneos.
 * As contagens são derivadas dos índices, então não há contador para ficar errado nem linha quente.
 */
export function createFollows({ db, clock, users, posts }: FollowsDeps): Follows {
  return {
    followees: (userId) => store.followees(db, userId),
    facts: (userId, viewerId) => store.facts(db, userId, viewerId),
    followedAmong: (userId, ids, reader) => store.followedAmong(reader, userId, ids),
    suggest: createSuggest({ db, posts }),
    export: (userId) => store.ofUser(db, userId),
    api: routes,
  };

  async function follow(followerId: string, handle: string): Promise<void> {
    const followeeId = await users.idByHandle(handle);
    if (followeeId === followerId)
      throw followErrors.create('follow_self', 'Escolha outra pessoa para seguir.');
    await db.transaction((tx) => store.insert(tx, followerId, followeeId, clock.now()));
  }

  async function unfollow(followerId: string, handle: string): Promise<void> {
    const followeeId = await users.idByHandle(handle);
    await db.transaction((tx) => store.remove(tx, followerId, followeeId));
  }

  function routes(app: Http): void {
    const schema = { tags: ['relacionamentos'], params: HandleParams, response: { 204: NoContent } };
    const config = { access: 'user' } as const;
    app.put(
      '/users/:handle/follow',
      { config, schema: { ...schema, summary: 'Seguir uma pessoa', operationId: 'follow' } },
      async (request, reply) => {
        await follow(requireViewer(request).userId, request.params.handle);
        return reply.status(204).send(null);
      },
    );
    app.delete(
      '/users/:handle/follow',
      { config, schema: { ...schema, summary: 'Deixar de seguir uma pessoa', operationId: 'unfollow' } },
      async (request, reply) => {
        await unfollow(requireViewer(request).userId, request.params.handle);
        return reply.status(204).send(null);
      },
    );
  }
}

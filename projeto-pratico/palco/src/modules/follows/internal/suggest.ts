import { viewerOf } from '#http/access.ts';
import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Db } from '#kernel/db.ts';
import type { Posts } from '#modules/posts/index.ts';
import { Person, type Users } from '#modules/users/index.ts';
import { store } from './store.ts';

export interface SuggestDeps {
  db: Db;
  users: Pick<Users, 'people'>;
  posts: Pick<Posts, 'recentAuthors'>;
}

const DEFAULT_LIMIT = 5;
const MAX_LIMIT = 50;

const Query = strict({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_LIMIT,
      default: DEFAULT_LIMIT,
      description: 'Quantas pessoas, no máximo',
    }),
  ),
});

/**
 * Quem publicou há pouco e ainda não é seguido por quem pergunta. Não é recomendação: é um começo para quem
 * acabou de chegar, em quatro consultas de custo fixo. Contar seguidores de todos a cada visita cresceria com a rede.
 */
export function suggestRoutes(app: Http, { db, users, posts }: SuggestDeps): void {
  app.get(
    '/users',
    {
      config: { access: 'public' },
      schema: {
        tags: ['relacionamentos'],
        summary: 'Listar quem publicou há pouco, sem a própria pessoa nem quem ela já segue',
        operationId: 'listRecentUsers',
        querystring: Query,
        response: { 200: Type.Object({ items: Type.Array(Person.ref) }) },
      },
    },
    async (request) => {
      const viewerId = viewerOf(request)?.userId ?? null;
      const ids = await posts.recentAuthors();
      const known = viewerId === null ? new Set<string>() : await store.followedAmong(db, viewerId, ids);
      const fresh = ids.filter((id) => id !== viewerId && !known.has(id));
      return { items: await users.people(fresh.slice(0, request.query.limit ?? DEFAULT_LIMIT)) };
    },
  );
}

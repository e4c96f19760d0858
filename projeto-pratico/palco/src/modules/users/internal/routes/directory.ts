import { requireViewer, viewerOf } from '#http/access.ts';
import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Directory } from '../directory.ts';
import { Person } from '../schema.ts';

const DEFAULT_LIMIT = 5;
const MAX_LIMIT = 50;

const Query = strict({
  prefix: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Como o nome, ou o nome de usuário, começa' }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_LIMIT,
      default: DEFAULT_LIMIT,
      description: 'Quantas pessoas, no máximo, sem prefix',
    }),
  ),
});

/** Uma rota, duas perguntas: quem começa assim, só a quem entrou; e, sem `prefix`, quem publicou há pouco. */
export function directoryRoutes(app: Http, directory: Directory): void {
  app.get(
    '/users',
    {
      config: { access: 'public' },
      schema: {
        tags: ['pessoas'],
        summary: 'Completar um nome, ou listar quem publicou há pouco',
        description:
          'Com `prefix`, até dez contas cujo nome de usuário, ou nome, começa assim; exige entrada. Sem ele, quem publicou há pouco, menos a própria pessoa e quem ela já segue.',
        operationId: 'listUsers',
        querystring: Query,
        response: { 200: Type.Object({ items: Type.Array(Person.ref) }) },
      },
    },
    async (request) => {
      const { prefix, limit = DEFAULT_LIMIT } = request.query;
      if (prefix === undefined)
        return { items: await directory.suggested(viewerOf(request)?.userId ?? null, limit) };
      requireViewer(request);
      return { items: await directory.startingWith(prefix) };
    },
  );
}

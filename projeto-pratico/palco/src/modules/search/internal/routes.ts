import { viewerOf } from '#http/access.ts';
import { pageLimit } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { SearchPage, SearchQuery } from './schema.ts';
import type { createService } from './service.ts';

export function searchRoutes(app: Http, service: ReturnType<typeof createService>): void {
  app.get(
    '/search/posts',
    {
      config: { access: 'public' },
      schema: {
        tags: ['busca'],
        summary: 'Procurar nos posts públicos',
        description:
          'Acento, maiúscula, plural e flexão não importam. Todas as palavras; `OU` junta as duas vizinhas; aspas pedem ' +
          'as palavras exatas, seguidas; `-` exclui. Com poucos achados, a palavra que ninguém escreveu é trocada pela ' +
          'mais parecida, e `corrected` diz a troca.',
        operationId: 'searchPosts',
        querystring: SearchQuery,
        response: { 200: SearchPage.ref },
      },
    },
    (request) => service.find(request.query, pageLimit(request.query), viewerOf(request)?.userId ?? null),
  );
}

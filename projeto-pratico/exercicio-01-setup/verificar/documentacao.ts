import type { Answer, HttpClient, Task } from '@trilha/kit';

const reread = { file: 'README.md', heading: 'O documento OpenAPI' };
/** Servir o próprio documento dentro do documento é opcional. */
const OPTIONAL = new Set(['/openapi.json', '/docs']);

const served: Task = {
  id: 'openapi-served',
  title: 'GET /openapi.json descreve as rotas desta etapa',
  needs: [],
  reread,
  async run({ http, contract }) {
    const answer = await (await http()).get('/openapi.json');
    const { paths } = contract.check(answer.expectStatus(200)) as {
      paths: Record<string, Record<string, unknown> | undefined>;
    };
    for (const [method, path] of contract.operations()) {
      if (OPTIONAL.has(path) || method.toLowerCase() in (paths[path] ?? {})) continue;
      answer.refuse({
        where: 'corpo /paths',
        expected: `a operação ${method} ${path}`,
        got: 'um documento sem ela',
      });
    }
  },
};

const page: Task = {
  id: 'docs-page',
  title: 'GET /docs abre uma página',
  needs: [],
  reread,
  async run({ http }) {
    const client = await http();
    const first = await client.get('/docs', { accept: 'text/html' });
    const moved = first.status >= 300 && first.status < 400;
    const answer = moved ? await follow(client, first) : first;
    answer.expectStatus(200).expectType('text/html');
    if (/<html|<!doctype html/iu.test(answer.body)) return;
    answer.refuse({
      where: 'corpo',
      expected: 'um documento HTML, com <!doctype html> ou <html>',
      got: 'um corpo sem nenhum dos dois',
    });
  },
};

/** Segue um redirecionamento dentro do próprio servidor; para fora, a página seria de outro. */
function follow(client: HttpClient, answer: Answer): Promise<Answer> {
  const location = answer.header('location');
  const target = URL.parse(location, new URL(answer.path, client.baseUrl).href);
  if (target?.origin === client.baseUrl.origin)
    return client.get(target.pathname + target.search, { accept: 'text/html' });
  return answer.refuse({
    where: 'cabeçalho location',
    expected: 'um endereço deste mesmo servidor',
    got: `location: ${location}`,
  });
}

export const documentation: Task[] = [served, page];

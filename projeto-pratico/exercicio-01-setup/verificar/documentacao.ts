import type { Task } from '@trilha/kit';

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
      paths: Record<string, object | undefined>;
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
    const answer = moved ? await client.get(first.header('location'), { accept: 'text/html' }) : first;
    answer.expectStatus(200).expectType('text/html');
    if (/<html|<!doctype html/iu.test(answer.body)) return;
    answer.refuse({ where: 'corpo', expected: 'um documento HTML', got: 'outro conteúdo' });
  },
};

export const documentation: Task[] = [served, page];

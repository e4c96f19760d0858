import type { Task } from '@trilha/kit';

const described: Task = {
  id: 'openapi-describes',
  title: 'GET /openapi.json descreve as rotas desta etapa',
  needs: [],
  reread: { file: 'README.md', heading: 'O contrato HTTP' },
  async run({ http, contract }) {
    const answer = (await (await http()).get('/openapi.json')).expectStatus(200);
    const { paths = {} } = answer.json() as { paths?: Record<string, Record<string, unknown> | undefined> };
    // Os arquivos de /media não são a API: descrevê-los é opcional.
    for (const [method, path] of contract.operations().filter(([, path]) => path.startsWith('/api/'))) {
      if (method.toLowerCase() in (paths[path] ?? {})) continue;
      answer.refuse({
        where: 'corpo /paths',
        expected: `a operação ${method} ${path}`,
        got: 'um documento sem ela',
      });
    }
  },
};

export const documentation: Task[] = [described];

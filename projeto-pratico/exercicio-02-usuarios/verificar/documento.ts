import type { Task } from '@trilha/kit';

const described: Task = {
  id: 'openapi-describes',
  title: 'GET /openapi.json descreve as rotas desta etapa',
  needs: [],
  reread: { file: 'README.md', heading: 'O contrato HTTP' },
  async run({ http, contract }) {
    const answer = (await (await http()).get('/openapi.json')).expectStatus(200);
    const paths = answer.json().paths as Record<string, Record<string, unknown> | undefined> | undefined;
    for (const [method, path] of contract.operations()) {
      if (has(paths?.[path], method) || has(paths?.[unnamed(paths, path)], method)) continue;
      answer.refuse({
        where: 'corpo /paths',
        expected: `a operação ${method} ${path}`,
        got: 'um documento sem ela',
      });
    }
  },
};

const has = (item: Record<string, unknown> | undefined, method: string): boolean =>
  item !== undefined && method.toLowerCase() in item;

/** O mesmo caminho com os parâmetros de outro nome: `{userId}` e `{id}` dizem o mesmo. */
function unnamed(paths: Record<string, unknown> | undefined, path: string): string {
  const bare = (text: string) => text.replaceAll(/\{[^}]+\}/gu, '{}');
  return Object.keys(paths ?? {}).find((other) => bare(other) === bare(path)) ?? '';
}

export const documentation: Task[] = [described];

import type { Actor, Answer, RequestSpec, Task } from '@trilha/kit';
import { administrator, changeRole } from './administradora.ts';
import { expectThat, itemsIn } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'A matriz de rotas e papéis' };

/** Um corpo que passa na validação, para o pedido chegar até a permissão; os outros vão com um objeto vazio. */
const BODIES: Record<string, unknown> = {
  'POST /api/v1/roles': { name: 'da-matriz', title: 'Da matriz', permissions: [] },
  'PUT /api/v1/roles/{name}': { title: 'Da matriz', permissions: [] },
  'PUT /api/v1/users/{handle}/suspension': { reason: 'Envia correntes.' },
  'POST /api/v1/apps': { name: 'Leitor', redirectUris: ['https://leitor.example/volta'], type: 'public' },
};

/** Um pedido a uma operação do contrato, sobre coisas que não existem. */
export function sample(method: string, path: string): RequestSpec {
  const named = path.replace('{role}', 'creator').replace('{handle}', 'ninguem_aqui');
  const filled = named.replaceAll(/\{\w+\}/gu, 'nenhuma');
  if (method === 'GET' || method === 'DELETE') return { method, path: filled };
  return { method, path: filled, json: BODIES[`${method} ${path}`] ?? {} };
}

interface Role {
  name: string;
  permissions: string[];
}

const matrix: Task = {
  id: 'access-matrix',
  title: 'Cada rota do contrato, para cada papel: visitante 401, sem a permissão 403, com ela passa',
  needs: ['mail'],
  reread,
  deadlineMs: 60_000,
  async run(context) {
    const { http, contract, actor } = context;
    const client = await http();
    const admin = await administrator(context);
    const roles = itemsIn<Role>((await admin.get('/api/v1/roles')).expectStatus(200));
    const people = new Map<string, Actor>([['user', await actor()]]);
    for (const role of ['creator', 'moderator']) {
      const member = await actor();
      (await changeRole(admin, 'PUT', member.person.handle, role)).expectStatus(204);
      people.set(role, member);
    }
    people.set('admin', admin);
    for (const [method, path, { security, 'x-permission': permission }] of contract.described()) {
      if (!path.startsWith('/api/')) continue;
      const open = Array.isArray(security) && security.length === 0;
      expectCell(
        await client.send(sample(method, path)),
        `visitante em ${method} ${path}`,
        open ? 'passa' : 401,
      );
      // Sair tiraria da matriz quem a percorre; que sair funciona, é a tarefa da sessão que diz.
      if (open || path.endsWith('/sessions/current')) continue;
      for (const [name, person] of people) {
        const allowed = permission === undefined || can(roles, name, String(permission));
        const answer = await person.send(sample(method, path));
        expectCell(answer, `${name} em ${method} ${path}`, allowed ? 'passa' : 403);
      }
    }
  },
};

/** Toda conta é `user`; um papel a mais só acrescenta. */
const can = (roles: Role[], name: string, permission: string): boolean =>
  roles.some((role) => [name, 'user'].includes(role.name) && role.permissions.includes(permission));

/** Passar é não ser barrado pela porta: o que vem depois, como um 404, é assunto da rota. */
function expectCell(answer: Answer, cell: string, wanted: 'passa' | 401 | 403): void {
  const { code } = answer.body.startsWith('{') ? answer.json() : { code: '' };
  const stopped = code === 'unauthenticated' ? 401 : code === 'forbidden' ? 403 : 'passa';
  expectThat(answer, stopped === wanted && answer.status < 500, {
    where: 'status',
    expected: `${cell}: ${wanted === 'passa' ? 'nem unauthenticated nem forbidden' : `${wanted} ${wanted === 401 ? 'unauthenticated' : 'forbidden'}`}`,
    got: `${cell}: status ${answer.status} ${String(code)}`.trim(),
  });
}

export const accessMatrix: Task[] = [matrix];

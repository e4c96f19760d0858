import { randomBytes } from 'node:crypto';
import { type Actor, type Answer, expectProblem, type Task } from '@trilha/kit';
import { accessOf, administrator, changeRole } from './administradora.ts';
import { appOf, expectThat, itemsIn, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Papéis e permissões' };

const BUILT_IN = ['user', 'creator', 'moderator', 'admin'];
const PERMISSIONS = ['roles:read', 'roles:write', 'roles:grant', 'accounts:suspend', 'apps:write'];

const send = (who: Actor, method: string, path: string, json?: unknown): Promise<Answer> =>
  who.send({ method, path: `/api/v1${path}`, ...(json !== undefined && { json }) });

/** Cria um papel com estas permissões e devolve o nome dele. */
export async function newRole(admin: Actor, permissions: string[]): Promise<string> {
  const name = `papel-${randomBytes(4).toString('hex')}`;
  (await send(admin, 'POST', '/roles', { name, title: 'Papel de teste', permissions })).expectStatus(201);
  return name;
}

const first: Task = {
  id: 'roles-admin',
  title: 'A conta de ADMIN_EMAIL é admin, com todas as permissões; qualquer outra é só user',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, actor } = context;
    const [admin, ana] = [await administrator(context), await actor()];
    const listed = await send(admin, 'GET', '/permissions');
    contract.check(listed.expectStatus(200));
    const names = itemsIn<{ name: string }>(listed).map(({ name }) => name);
    const missing = PERMISSIONS.filter((name) => !names.includes(name));
    expectThat(listed, missing.length === 0, {
      where: 'corpo /items',
      expected: `as permissões do contrato: ${PERMISSIONS.join(', ')}`,
      got: `sem ${missing.join(', ')}`,
    });
    const roles = await send(admin, 'GET', '/roles');
    contract.check(roles.expectStatus(200));
    const builtIn = itemsIn<{ name: string; builtIn: boolean }>(roles).filter((role) => role.builtIn);
    expectThat(
      roles,
      BUILT_IN.every((name) => builtIn.some((role) => role.name === name)),
      {
        where: 'corpo /items',
        expected: `os papéis de fábrica: ${BUILT_IN.join(', ')}`,
        got: builtIn.map(({ name }) => name).join(', ') || 'nenhum',
      },
    );
    const [hers, mine] = [await accessOf(admin), await accessOf(ana)];
    expectThat(
      roles,
      hers.roles.includes('admin') && names.every((name) => hers.permissions.includes(name)),
      {
        where: 'GET /me de ADMIN_EMAIL',
        expected: 'o papel admin e todas as permissões',
        got: `${hers.roles.join(', ')}: ${hers.permissions.join(', ')}`,
      },
    );
    expectThat(roles, mine.roles.join() === 'user' && !mine.permissions.includes('roles:read'), {
      where: 'GET /me de outra pessoa',
      expected: 'só o papel user, sem roles:read',
      got: `${mine.roles.join(', ')}: ${mine.permissions.join(', ')}`,
    });
  },
};

const effect: Task = {
  id: 'roles-effect',
  title: 'O papel dado ou tirado vale no pedido seguinte, na sessão e no token que já estavam abertos',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { http, contract, actor } = context;
    const [admin, ana] = [await administrator(context), await actor()];
    const { handle } = ana.person;
    const app = appOf(ana, await tokensOf(await http(), ana.person));
    const role = await newRole(admin, ['roles:read']);
    for (const [method, status] of [
      ['PUT', 200],
      ['DELETE', 403],
    ] as const) {
      for (const _ of ['uma vez', 'outra vez'])
        (await changeRole(admin, method, handle, role)).expectStatus(204);
      for (const who of [ana, app]) (await send(who, 'GET', '/roles')).expectStatus(status);
      const answer = await send(admin, 'GET', `/users/${handle}/roles`);
      const { roles } = contract.check(answer.expectStatus(200)) as { roles: string[] };
      expectThat(answer, roles.includes(role) === (method === 'PUT'), {
        where: 'corpo /roles',
        expected: method === 'PUT' ? `${role} na lista` : `a lista sem ${role}`,
        got: roles.join(', '),
      });
    }
    expectProblem(contract, await changeRole(admin, 'PUT', handle, 'nenhum'), 404, 'role_not_found');
    expectProblem(contract, await changeRole(admin, 'PUT', 'ninguem_aqui', role), 404, 'user_not_found');
  },
};

const edits: Task = {
  id: 'roles-edit',
  title: 'Papel novo se cria, muda e apaga; o de fábrica não; e tudo fica na trilha de mudanças',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, actor } = context;
    const [admin, ana] = [await administrator(context), await actor()];
    const role = await newRole(admin, []);
    const repeated = await send(admin, 'POST', '/roles', { name: role, title: 'Outro', permissions: [] });
    expectProblem(contract, repeated, 409, 'role_taken');
    for (const wrong of [{ name: 'Não serve' }, { permissions: ['voar'] }, { title: '' }, { admin: true }]) {
      const json = { name: `${role}-2`, title: 'Outro', permissions: [], ...wrong };
      expectProblem(contract, await send(admin, 'POST', '/roles', json), 400, 'validation_failed');
    }
    (await changeRole(admin, 'PUT', ana.person.handle, role)).expectStatus(204);
    const edited = await send(admin, 'PUT', `/roles/${role}`, {
      title: 'Leitora',
      permissions: ['roles:read'],
    });
    contract.check(edited.expectStatus(200));
    (await send(ana, 'GET', '/roles')).expectStatus(200);
    (await send(admin, 'DELETE', `/roles/${role}`)).expectStatus(204);
    expectProblem(contract, await send(ana, 'GET', '/roles'), 403, 'forbidden');
    expectProblem(contract, await send(admin, 'DELETE', `/roles/${role}`), 404, 'role_not_found');
    expectProblem(contract, await send(admin, 'DELETE', '/roles/moderator'), 409, 'role_built_in');
    const stronger = await send(admin, 'PUT', '/roles/admin', { title: 'Admin', permissions: [] });
    expectProblem(contract, stronger, 409, 'role_built_in');
    await expectTrail(context, admin, role);
  },
};

/** A trilha inteira, página por página, sem repetir nem pular nada. */
async function expectTrail(
  { contract }: Parameters<Task['run']>[0],
  admin: Actor,
  role: string,
): Promise<void> {
  const seen: { id: string; role: string | null }[] = [];
  for (let cursor: unknown = ''; cursor !== null; ) {
    const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(String(cursor))}`;
    const answer = await send(admin, 'GET', `/role-changes?limit=5${query}`);
    cursor = contract.check(answer.expectStatus(200)).nextCursor;
    seen.push(...itemsIn<(typeof seen)[number]>(answer));
    const known = seen.filter((change) => change.role === role).length;
    expectThat(answer, new Set(seen.map(({ id }) => id)).size === seen.length, {
      where: 'corpo /items',
      expected: 'cada mudança uma vez',
      got: 'uma mudança repetida em duas páginas',
    });
    // Criar, dar a alguém, mudar e apagar: quatro linhas ao menos.
    if (known >= 4) return;
    if (cursor === null)
      answer.refuse({
        where: 'corpo /items',
        expected: `o que se fez com ${role}: criar, dar, mudar, apagar`,
        got: `${known} linhas sobre ele`,
      });
  }
}

export const roleEditing: Task[] = [first, effect, edits];

import type { Actor, Contract, TaskContext } from '@trilha/kit';
import { ADMIN_EMAIL } from './ambiente.ts';
import { elsewhere, expectThat } from './pedidos.ts';

/** Uma conta de administradora por verificação: o contrato é o objeto que cada uma tem só para si. */
const accounts = new WeakMap<Contract, Promise<Actor>>();

/** A conta de `ADMIN_EMAIL`, que se confirma como qualquer outra, em um navegador que ninguém mais usa. */
export async function administrator({ contract, actor }: TaskContext): Promise<Actor> {
  const account = accounts.get(contract) ?? actor({ email: ADMIN_EMAIL });
  accounts.set(contract, account);
  return elsewhere(await account);
}

export type Change = 'PUT' | 'DELETE';

/** Dá ou tira um papel de alguém. */
export const changeRole = (who: Actor, method: Change, handle: string, role: string) =>
  who.send({ method, path: `/api/v1/users/${handle}/roles/${role}` });

/** Papéis e permissões de quem pergunta. */
export async function accessOf(who: Actor): Promise<{ roles: string[]; permissions: string[] }> {
  const answer = (await who.get('/api/v1/me')).expectStatus(200);
  const { roles, permissions } = answer.json();
  expectThat(answer, Array.isArray(roles) && Array.isArray(permissions), {
    where: 'corpo',
    expected: 'as listas roles e permissions',
    got: `roles = ${JSON.stringify(roles)}, permissions = ${JSON.stringify(permissions)}`,
  });
  return { roles: roles as string[], permissions: permissions as string[] };
}

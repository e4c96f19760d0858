import { waitFor } from '@trilha/services';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person } from './support/person.ts';
import { grant, newPersonWith, newRole, newRoot, ROOT_EMAIL } from './support/roles.ts';

describe.runIf(hasDatabase())('subir pela escada dos papéis', () => {
  const palco = usePalco({ adminEmail: ROOT_EMAIL });
  let root: Person;
  /** Pode mexer em papéis, mas não suspender. */
  let keeper: Person;
  beforeAll(async () => {
    root = await newRoot(palco);
    await newRole(root, 'chaveira', 'roles:read', 'roles:write', 'roles:grant');
    await newRole(root, 'porteira', 'accounts:suspend');
  });
  beforeEach(async () => {
    keeper = await newPersonWith(palco, root, 'chaveira');
  });
  const code = async (person: Person, method: 'PUT' | 'POST' | 'DELETE', path: string, body?: object) =>
    (await person.call(method, `/api/v1${path}`, body)).body?.code ?? 'feito';
  const rolesOf = async (person: Person) =>
    (await root.call('GET', `/api/v1/users/${person.handle}/roles`)).body.roles;

  test('ninguém dá, nem a si, papel com permissão que não tem', async () => {
    for (const role of ['admin', 'porteira', 'moderator'])
      expect(await code(keeper, 'PUT', `/users/${keeper.handle}/roles/${role}`)).toBe('forbidden');
    expect(await code(keeper, 'PUT', `/users/${keeper.handle}/roles/creator`)).toBe('feito');
    expect(await rolesOf(keeper)).toEqual(['chaveira', 'creator', 'user']);
  });

  test('nem tira de quem pode mais', async () => {
    const porter = await newPersonWith(palco, root, 'porteira');
    expect(await code(keeper, 'DELETE', `/users/${porter.handle}/roles/porteira`)).toBe('forbidden');
    expect(await code(keeper, 'DELETE', `/users/${root.handle}/roles/admin`)).toBe('forbidden');
    expect(await rolesOf(porter)).toEqual(['porteira', 'user']);
  });

  test('nem põe no papel que já tem, ou em um novo, o que não tem', async () => {
    const more = { title: 'X', permissions: ['roles:write', 'accounts:suspend'] };
    expect(await code(keeper, 'PUT', '/roles/chaveira', more)).toBe('forbidden');
    expect(await code(keeper, 'PUT', '/roles/user', more)).toBe('forbidden');
    expect(await code(keeper, 'POST', '/roles', { name: 'escada', ...more })).toBe('forbidden');
    expect(
      await code(keeper, 'POST', '/roles', { name: 'escada', title: 'X', permissions: ['roles:read'] }),
    ).toBe('feito');
  });

  test('nem escreve papel, permissão ou situação em si mesmo por um campo a mais', async () => {
    const extra = { roles: ['admin'], permissions: ['roles:grant'], status: 'active', suspension: null };
    for (const [field, value] of Object.entries(extra)) {
      const { status, body } = await keeper.call('PATCH', '/api/v1/me', { bio: 'oi', [field]: value });
      expect([status, body.errors]).toEqual([400, [{ field, message: 'Este campo não existe aqui.' }]]);
    }
  });

  test('nem esvazia ou apaga papel que pode mais', async () => {
    expect(await code(keeper, 'PUT', '/roles/porteira', { title: 'X', permissions: [] })).toBe('forbidden');
    expect(await code(keeper, 'DELETE', '/roles/porteira')).toBe('forbidden');
    expect(await code(keeper, 'PUT', '/roles/admin', { title: 'X', permissions: [] })).toBe('role_built_in');
  });

  test('permissão de ver não é de mudar, nem a de escrever papéis é a de dá-los', async () => {
    const reader = await newPersonWith(palco, root, await newRole(root, 'so-leitura', 'roles:read'));
    const writer = await newPersonWith(palco, root, await newRole(root, 'so-escrita', 'roles:write'));
    const granter = await newPersonWith(palco, root, await newRole(root, 'so-entrega', 'roles:grant'));
    const creator = `/users/${reader.handle}/roles/creator`;
    const role = { name: 'nova', title: 'X', permissions: [] };
    expect([await code(reader, 'PUT', creator), await code(reader, 'POST', '/roles', role)]).toEqual(
      Array(2).fill('forbidden'),
    );
    expect(await code(writer, 'PUT', creator)).toBe('forbidden');
    expect(await code(granter, 'POST', '/roles', role)).toBe('forbidden');
    expect((await writer.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
  });

  test('quem perde o papel com o pedido já aceito pelo guarda não o termina', async () => {
    const friend = await newPerson(palco);
    const client = await palco().building.db.pool.connect();
    await client.query('begin');
    // a mesma trava que uma mudança de papel prende
    await client.query('select pg_advisory_xact_lock(7262031)');
    const late = keeper.call('PUT', `/api/v1/users/${friend.handle}/roles/creator`);
    const waiting = async () =>
      (
        await palco().building.db.pool.query(
          `select 1 from pg_locks where locktype = 'advisory' and not granted`,
        )
      ).rows.length > 0;
    await waitFor(waiting, { deadlineMs: 10_000, everyMs: 5, what: 'o pedido esperar pela trava' });
    await client.query('delete from roles.members where user_id = $1', [keeper.id]);
    await client.query('commit');
    client.release();
    expect((await late).body.code).toBe('forbidden');
    expect(await rolesOf(friend)).toEqual(['user']);
  });

  test('dois admins que se tiram o papel ao mesmo tempo: um fica', async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await newPersonWith(palco, root, 'admin');
      const revoke = (by: Person, of: Person) => code(by, 'DELETE', `/users/${of.handle}/roles/admin`);
      const codes = await Promise.all([revoke(root, root), revoke(other, other)]);
      expect(codes.toSorted()).toEqual(['feito', 'last_admin']);
      // a que sobrou devolve o papel à raiz, e sai
      if (codes[0] === 'feito') await grant(other, root, 'admin');
      await root.call('DELETE', `/api/v1/users/${other.handle}/roles/admin`);
      expect(await rolesOf(root)).toEqual(['admin', 'user']);
    }
  });

  test('e os que tiram o papel um do outro: um deles já não podia', async () => {
    const other = await newPersonWith(palco, root, 'admin');
    const revoke = (by: Person, of: Person) => code(by, 'DELETE', `/users/${of.handle}/roles/admin`);
    const codes = await Promise.all([revoke(root, other), revoke(other, root)]);
    expect(codes.toSorted()).toEqual(['feito', 'forbidden']);
    if (codes[1] === 'feito') await grant(other, root, 'admin');
    await root.call('DELETE', `/api/v1/users/${other.handle}/roles/admin`);
  });

  test('o último admin não se apaga, não se desativa e não é suspenso; com outro, pode', async () => {
    const leave = { password: PASSWORD };
    expect(await code(root, 'POST', '/me/deletion', leave)).toBe('last_admin');
    expect(await code(root, 'POST', '/me/deactivation', leave)).toBe('last_admin');
    const everything = [...palco().building.bindings.authority.names];
    const boss = await newPersonWith(palco, root, await newRole(root, 'chefia', ...everything));
    const suspend = () =>
      code(boss, 'PUT', `/users/${root.handle}/suspension`, { reason: 'Golpe de palácio.' });
    expect(await suspend()).toBe('last_admin');
    const other = await newPersonWith(palco, root, 'admin');
    expect(await code(other, 'POST', '/me/deactivation', leave)).toBe('feito');
    // desativada, a outra não está em condições de agir
    expect(await suspend()).toBe('last_admin');
    expect(await code(other, 'DELETE', '/me/deactivation')).toBe('feito');
    expect(await code(other, 'POST', '/me/deletion', leave)).toBe('feito');
  });

  test('dois admins que saem ao mesmo tempo: um fica', async () => {
    const two = [await newPersonWith(palco, root, 'admin'), await newPersonWith(palco, root, 'admin')];
    await root.call('DELETE', `/api/v1/users/${root.handle}/roles/admin`);
    const leave = (by: Person) => code(by, 'POST', '/me/deletion', { password: PASSWORD });
    const codes = await Promise.all(two.map(leave));
    expect(codes.toSorted()).toEqual(['feito', 'last_admin']);
    const stays = two[codes.indexOf('last_admin')] as Person;
    await grant(stays, root, 'admin');
  });

  test('papel apagado enquanto é dado: ou foi dado antes, ou já não existe', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = await newRole(root, `efemera-${round}`, 'roles:read');
      const person = await newPerson(palco);
      const [given, gone] = await Promise.all([
        code(root, 'PUT', `/users/${person.handle}/roles/${name}`),
        code(root, 'DELETE', `/roles/${name}`),
      ]);
      expect(['feito', 'role_not_found']).toContain(given);
      expect(gone).toBe('feito');
      expect(await rolesOf(person)).toEqual(['user']);
      expect((await person.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
    }
  });
});

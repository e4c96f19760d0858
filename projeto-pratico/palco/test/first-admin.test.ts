import { waitFor } from '@trilha/services';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, PASSWORD, type Person, signIn, tokenIn, visitor } from './support/person.ts';

const FIRST = accountOf('primeira').email;

describe.runIf(hasDatabase())('a primeira conta admin', () => {
  const palco = usePalco({ adminEmail: FIRST.toUpperCase() });
  const someone = visitor(palco);
  beforeAll(() => palco().work());

  const confirm = (token: string) =>
    someone.call('POST', '/api/v1/email-confirmations', { token, password: PASSWORD });
  const rolesOf = async (person: Person) => (await person.call('GET', '/api/v1/me')).body.roles;

  /** O link de confirmação mais novo que este endereço recebeu, depois de ter recebido `before` deles. */
  const linkTo = (address: string, before = 0): Promise<string> => {
    const links = () =>
      palco()
        .mail.letters()
        .flatMap((letter) => (letter.to === address ? tokenIn(letter) || [] : []));
    return waitFor(() => links()[before], { deadlineMs: 15_000, everyMs: 10, what: `link para ${address}` });
  };

  test('é a do ADMIN_EMAIL, e só depois de confirmada; o papel fica com ela, e não com o endereço', async () => {
    await someone.call('POST', '/api/v1/users', accountOf('primeira'));
    const first = await linkTo(FIRST);
    expect((await palco().building.db.pool.query('select 1 from roles.members')).rows).toEqual([]);
    await confirm(first);
    const admin = await signIn(palco, 'primeira');
    expect(await rolesOf(admin)).toEqual(['admin', 'user']);
    // o mesmo link outra vez não faz de novo
    await confirm(first);

    const moved = 'mudou.de.casa@exemplo.com.br';
    await admin.call('PUT', '/api/v1/me/email', { email: moved, password: PASSWORD });
    await confirm(await linkTo(moved));
    expect(await rolesOf(admin)).toEqual(['admin', 'user']);
    await someone.call('POST', '/api/v1/users', { ...accountOf('herdeira'), email: FIRST });
    await confirm(await linkTo(FIRST, 1));
    const heir = await signIn(palco, 'herdeira');
    expect(await rolesOf(heir)).toEqual(['user']);
    expect((await heir.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
  });

  test('a trilha diz que foi o próprio Palco', async () => {
    const { rows } = await palco().building.db.pool.query('select actor_id, action, role from roles.changes');
    expect(rows).toEqual([{ actor_id: null, action: 'role_granted', role: 'admin' }]);
  });

  test('subindo de novo com o mesmo endereço, quem ficou com ele continua sem o papel', async () => {
    expect(await bootWith(FIRST)).toBe(0);
    expect(await rolesOf(await signIn(palco, 'herdeira'))).toEqual(['user']);
  });

  test('subindo com o endereço de uma conta que já existe, ela vira admin, uma vez', async () => {
    await palco().building.doors.users?.enroll(accountOf('segunda'));
    const { email } = accountOf('segunda');
    expect(await Promise.all([bootWith(email), bootWith(email)])).toContain(1);
    expect(await bootWith(email)).toBe(0);
    const second = await signIn(palco, 'segunda');
    const { rows } = await palco().building.db.pool.query(
      'select 1 from roles.changes where subject_id = $1',
      [second.id],
    );
    expect(rows).toHaveLength(1);
    expect(await rolesOf(second)).toEqual(['admin', 'user']);
    await second.call('DELETE', `/api/v1/users/segunda/roles/admin`);
    expect(await bootWith(email)).toBe(0);
    expect(await rolesOf(second)).toEqual(['user']);
  });

  /** Sobe outro Palco no mesmo banco e passa a faxina uma vez; devolve quantas contas ela fez admin. */
  async function bootWith(adminEmail: string): Promise<number> {
    const { building, close } = await compose({
      config: { ...palco().config, adminEmail },
      log: createLog('silent'),
    });
    const count = async () =>
      (await building.db.pool.query(`select 1 from roles.members where role = 'admin'`)).rows.length;
    const before = await count();
    for (const chore of building.chores) await chore();
    const made = (await count()) - before;
    await close();
    return made;
  }
});

import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { accountOf, letterTo, newPerson } from '../../../../test/support/person.ts';

describe.runIf(hasDatabase())('a dona fica sabendo', () => {
  const palco = usePalco();
  beforeAll(() => palco().work());

  test('de cada identidade que se liga à conta dela, e da que se desliga', async () => {
    const person = await newPerson(palco);
    const { email } = accountOf(person.handle);
    const [ticket, browser] = [secret(), secret()];
    await palco().building.db.pool.query(
      `insert into external_sign_in.tickets (ticket_hash, browser_hash, issuer, subject, email_verified,
         suggested_handle, suggested_name, expires_at)
       values ($1, $2, 'https://fora.exemplo', 'alguém', false, '', '', now() + interval '1 minute')`,
      [hash(ticket), hash(browser)],
    );
    const cookie = `${person.cookie}; palco_external_ticket=${browser}`;
    const linked = await person.call('POST', `/api/v1/external-sign-ins/${ticket}/link`, {}, { cookie });
    expect(linked.status).toBe(204);
    const { subject, text } = await letterTo(palco, email);
    expect(subject).toBe('Outra forma de entrar foi ligada à sua conta no Palco');
    expect(text).toContain('Se não foi você');
    const { body } = await person.call('GET', '/api/v1/me/security');
    await person.call('DELETE', `/api/v1/me/identities/${body.identities[0].id}`);
    expect((await letterTo(palco, email, 2)).subject).toBe('Uma forma de entrar saiu da sua conta no Palco');
  });
});

const secret = () => randomBytes(32).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest();

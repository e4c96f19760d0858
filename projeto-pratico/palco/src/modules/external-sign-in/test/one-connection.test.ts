import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson } from '../../../../test/support/person.ts';

/** Quem pede outra conexão com a conta presa para o pool inteiro: bastam tantos pedidos iguais quantas conexões há. */
describe.runIf(hasDatabase())('uma conexão basta', () => {
  const palco = usePalco({ databasePoolMax: 1 });

  test('desligar a única identidade de quem tem senha não pede outra com a conta presa', async () => {
    const person = await newPerson(palco);
    const { rows } = await palco().building.db.pool.query(
      `insert into external_sign_in.identities (id, user_id, issuer, subject, linked_at)
       values (gen_random_uuid(), $1, 'https://fora.exemplo', 'alguém', now()) returning id`,
      [person.id],
    );
    const { status } = await person.call('DELETE', `/api/v1/me/identities/${rows[0].id}`);
    expect(status).toBe(204);
  });
});

import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson } from '../../../../test/support/person.ts';

const palco = usePalco();
const app = { name: 'Agenda', type: 'confidential', redirectUris: ['https://agenda.exemplo/volta'] };

describe.runIf(hasDatabase())('aplicativos', () => {
  test('o segredo aparece uma vez, e só em quem guarda um', async () => {
    const person = await newPerson(palco);
    const created = await person.call('POST', '/api/v1/apps', app);
    expect(created).toMatchObject({
      status: 201,
      body: { ...app, clientSecret: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const open = await person.call('POST', '/api/v1/apps', { ...app, type: 'public' });
    expect(open.body).not.toHaveProperty('clientSecret');
    const { body } = await person.call('GET', '/api/v1/apps');
    expect(body.items.map(({ clientId }: { clientId: string }) => clientId)).toEqual([
      open.body.clientId,
      created.body.clientId,
    ]);
    expect(JSON.stringify(body)).not.toContain(created.body.clientSecret);
    expect(created.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['http em outra máquina', 'http://agenda.exemplo/volta', 'Use https'],
    ['esquema que roda código', 'javascript:alert(1)', 'URL inteira'],
    ['esquema que roda código, com barras', 'javascript://agenda.exemplo/%0aalert(1)', 'Use https'],
    ['fragmento', 'https://agenda.exemplo/volta#x', 'fragmento'],
    ['usuário e senha', 'https://a:b@agenda.exemplo/volta', 'usuário nem senha'],
    ['caminho solto', '/volta', 'URL inteira'],
    ['espaço no meio', 'https://agenda.exemplo/ volta', 'URL inteira'],
    ['host parecido com esta máquina', 'http://localhost.ladrao.exemplo/volta', 'Use https'],
  ])('endereço de volta recusado: %s', async (_what, uri, message) => {
    const person = await newPerson(palco);
    const answer = await person.call('POST', '/api/v1/apps', { ...app, redirectUris: [uri] });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'redirectUris' }] } });
    expect(answer.body.errors[0].message).toContain(message);
  });

  test.each(['http://localhost:4000/volta', 'http://127.0.0.1/volta', 'http://[::1]:9/volta'])(
    'endereço desta máquina pode ser http: %s',
    async (uri) => {
      const person = await newPerson(palco);
      const answer = await person.call('POST', '/api/v1/apps', { ...app, redirectUris: [uri] });
      expect(answer.status).toBe(201);
    },
  );

  test('nome que não se vê, lista vazia, endereços demais, tipo inventado e campo a mais', async () => {
    const person = await newPerson(palco);
    const many = Array.from({ length: 11 }, (_, at) => `https://agenda.exemplo/${at}`);
    for (const change of [
      { name: '\u200b ' },
      { redirectUris: [] },
      { redirectUris: many },
      { redirectUris: [`https://agenda.exemplo/${'x'.repeat(500)}`] },
      { type: 'misto' },
      { segredo: 'meu' },
    ])
      expect((await person.call('POST', '/api/v1/apps', { ...app, ...change })).status).toBe(400);
  });

  test('vinte por conta, mesmo pedidos ao mesmo tempo', async () => {
    const person = await newPerson(palco);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => person.call('POST', '/api/v1/apps', app)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'apps_full')).toHaveLength(10);
  });

  test('o de outra pessoa não se apaga, nem se sabe que existe', async () => {
    const [mine, other] = [await newPerson(palco), await newPerson(palco)];
    const { body } = await mine.call('POST', '/api/v1/apps', app);
    const answer = await other.call('DELETE', `/api/v1/apps/${body.clientId}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'app_not_found' } });
    expect((await mine.call('DELETE', `/api/v1/apps/${body.clientId}`)).status).toBe(204);
    expect((await mine.call('DELETE', `/api/v1/apps/${body.clientId}`)).status).toBe(404);
  });

  test('registrar e apagar pedem prova recente', async () => {
    const person = await newPerson(palco);
    const { body } = await person.call('POST', '/api/v1/apps', app);
    await palco().building.db.pool.query(
      "update sessions.sessions set proved_at = proved_at - interval '1 hour'",
    );
    for (const answer of [
      await person.call('POST', '/api/v1/apps', app),
      await person.call('DELETE', `/api/v1/apps/${body.clientId}`),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
  });
});

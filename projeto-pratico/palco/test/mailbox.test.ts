import { describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { compose } from '#app/compose.ts';
import type { Config } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import { testConfig } from './support/config.ts';
import { hasDatabase, useFreshPlace } from './support/palco.ts';

const LETTER = { to: 'ana@exemplo.com.br', subject: 'Oi', text: 'Oi, Ana.', html: '<p>Oi, Ana.</p>' };

describe.runIf(hasDatabase())('caixa de correio local', () => {
  const place = useFreshPlace();
  const build = async (changes: Partial<Config> = {}) => {
    const palco = await compose({
      config: testConfig({ ...(await place()), ...changes }),
      log: createLog('silent'),
    });
    await palco.app.ready();
    return palco;
  };

  test('sem servidor de e-mail, as mensagens ficam nela, e só quem está na máquina as lê', async () => {
    const { app, building, close } = await build();
    await need(building, 'mail').send({ ...LETTER, messageId: 'a@palco' });
    const read = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
      app.inject({ url: '/api/v1/letters', headers, remoteAddress });
    const answer = await read({ host: 'localhost:3000' });
    expect(answer.json()).toMatchObject({ items: [{ ...LETTER, messageId: 'a@palco' }] });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await read({ host: 'site-malicioso.exemplo:3000' })).statusCode).toBe(404);
    expect((await read({ host: 'localhost:3000' }, '10.0.0.7')).statusCode).toBe(404);
    const proxied = { host: 'localhost:3000', 'x-forwarded-for': '203.0.113.9' };
    expect((await read(proxied)).statusCode).toBe(404);
    await close();
  });

  test('com servidor de e-mail ela não existe', async () => {
    const { app, close } = await build({ smtpUrl: 'smtp://127.0.0.1:1' });
    expect((await app.inject('/api/v1/letters')).statusCode).toBe(404);
    await close();
  });

  test('Palco de fora desta máquina e sem servidor de e-mail não sobe', async () => {
    await expect(build({ publicUrl: 'https://palco.exemplo.com.br' })).rejects.toThrow(
      'SMTP_URL: falta, e PUBLIC_URL não é desta máquina',
    );
  });
});

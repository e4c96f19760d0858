import { describe, expect, test } from 'vitest';
import { createBrowser } from '../../../../test/support/browser.ts';
import {
  authorizeUrl,
  listeningPalco,
  personIn,
  registerApp,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();
/** O que o provedor guarda do pedido até a pessoa responder. */
const KEPT = ['state', 'nonce', 'login_hint', 'acr_values', 'ui_locales', 'display'];

describe.runIf(hasDatabase())('entrada torta no provedor', () => {
  test('um caractere nulo, que o banco não guarda, é recusado com 400', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public');
    const visitor = createBrowser(palco().config.publicUrl);
    for (const name of KEPT) {
      const url = authorizeUrl(app, { extra: { [name]: 'a\u0000b' } });
      const answer = await visitor.fetch(url, { redirect: 'manual' });
      expect([name, answer.status]).toEqual([name, 400]);
    }
  });

  test.each([
    'https:outro.exemplo/volta',
    'https:\\\\outro.exemplo',
    'https://outro.exemplo\\@aplicativo.exemplo/volta',
  ])('%s, que cada leitor de endereços entende de um jeito, não se registra', async (uri) => {
    const { browser } = await personIn(palco);
    const body = { name: 'Dois lugares', redirectUris: [uri], type: 'public' };
    expect((await browser.post('/api/v1/apps', body)).status).toBe(400);
  });

  test('um token de terceiro não pede autorização em nome da pessoa', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { access_token } = await tokensFor(palco, browser, app);
    const headers = { authorization: `Bearer ${access_token}` };
    const { publicUrl } = palco().config;
    const answer = await fetch(`${publicUrl}${authorizeUrl(app)}`, { headers, redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(/^\/entrar\?voltar=/);
  });
});

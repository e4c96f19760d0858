import { generateCodeVerifier, OAuth2Client } from '@badgateway/oauth2-client';
import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import { authlibPython, runAuthlib } from '../../../../test/support/authlib.ts';
import { allow, CALLBACK, listeningPalco, personIn, registerApp } from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();
const SCOPE = ['openid', 'profile', 'email', 'offline_access'];

describe.runIf(hasDatabase())('clientes de outros autores', () => {
  test('@badgateway/oauth2-client: só com a descoberta, código, renovação, introspecção e revogação', async () => {
    const { browser, userId } = await personIn(palco);
    const { clientId, clientSecret = '' } = await registerApp(browser);
    const server = palco().config.publicUrl;
    const client = new OAuth2Client({ server, clientId, clientSecret });
    const [codeVerifier, state] = [await generateCodeVerifier(), 'estado do cliente'];
    const redirect = { redirectUri: CALLBACK, state, codeVerifier };
    const url = await client.authorizationCode.getAuthorizeUri({ ...redirect, scope: SCOPE });
    const back = await allow(browser, url);
    const token = await client.authorizationCode.getTokenFromCodeRedirect(back, redirect);
    expect(await client.introspect(token)).toMatchObject({ active: true, sub: userId, client_id: clientId });
    const renewed = await client.refreshToken(token);
    expect(renewed.refreshToken).not.toBe(token.refreshToken);
    await client.revoke(renewed, 'refresh_token');
    expect(await client.introspect(renewed)).toMatchObject({ active: false });
    await expect(client.refreshToken(renewed)).rejects.toThrow('invalid_grant');
    await expect(client.authorizationCode.getTokenFromCodeRedirect(back, redirect)).rejects.toThrow(
      'invalid_grant',
    );
  });

  test('openid-client: aplicativo público, id_token e dados da pessoa', async () => {
    const { browser, userId, handle } = await personIn(palco);
    const { clientId } = await registerApp(browser, 'public');
    const server = new URL(palco().config.publicUrl);
    const config = await openid.discovery(server, clientId, {}, openid.None(), {
      execute: [openid.allowInsecureRequests],
    });
    const [pkceCodeVerifier, expectedState, expectedNonce] = [
      openid.randomPKCECodeVerifier(),
      openid.randomState(),
      openid.randomNonce(),
    ];
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: SCOPE.join(' '),
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const back = await allow(browser, url.href);
    const checks = { pkceCodeVerifier, expectedState, expectedNonce };
    const tokens = await openid.authorizationCodeGrant(config, back, checks);
    expect(tokens.claims()).toMatchObject({ iss: palco().config.publicUrl, aud: clientId, sub: userId });
    expect(await openid.fetchUserInfo(config, tokens.access_token, userId)).toEqual({
      sub: userId,
      name: 'Alguém',
      preferred_username: handle,
      profile: `${palco().config.publicUrl}/pessoas/${handle}`,
      email: `${handle}@exemplo.com.br`,
      email_verified: true,
    });
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    await openid.tokenRevocation(config, renewed.refresh_token ?? '');
    await expect(openid.refreshTokenGrant(config, renewed.refresh_token ?? '')).rejects.toThrow();
  });

  test('Authlib, em Python: o fluxo inteiro', { timeout: 300_000 }, async (context) => {
    const python = authlibPython();
    if (python === null) {
      process.stderr.write('Teste pulado: a Authlib pede Python 3 e, na primeira vez, rede para o pip.\n');
      return context.skip('falta o Python 3 ou a rede para instalar a Authlib');
    }
    const { browser, userId, handle } = await personIn(palco);
    const app = await registerApp(browser);
    const issuer = palco().config.publicUrl;
    const given = { ...app, issuer, redirectUri: CALLBACK };
    const seen = await runAuthlib(python, given, async (url) => (await allow(browser, url)).href);
    expect(seen).toMatchObject({
      claims: { iss: issuer, aud: app.clientId, sub: userId, nonce: 'nonce da authlib' },
      person: { sub: userId, preferred_username: handle, email: `${handle}@exemplo.com.br` },
      rotated: true,
      seen: { active: true, sub: userId },
      revoked: 200,
      after: { active: false },
    });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Um aplicativo de fora: a página de volta dele, e o que ela recebeu. */
export interface TinyClient {
  redirectUri: string;
  /** Espera a próxima volta do navegador. */
  arrival: () => Promise<URLSearchParams>;
  close: () => Promise<void>;
}

/** Sobe a página de volta de um aplicativo, só nesta máquina. */
export async function startTinyClient(): Promise<TinyClient> {
  let arrive = (_: URLSearchParams) => {};
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="pt-BR"><title>De volta</title><h1>De volta</h1></html>');
    if (pathname === '/volta') arrive(searchParams);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://127.0.0.1:${port}/volta`,
    arrival: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Discovery {
  authorization_endpoint: string;
  token_endpoint: string;
  userinfo_endpoint: string;
}

export interface Authorization {
  url: string;
  state: string;
  /** Troca o código pelos tokens. */
  exchange: (code: string) => Promise<Response>;
  userinfo: (accessToken: string) => Promise<Response>;
}

/** Pedido de acesso com PKCE (RFC 7636), pelos endereços que a descoberta diz. */
export async function authorize(
  issuer: string,
  clientId: string,
  redirectUri: string,
): Promise<Authorization> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  const discovery = (await answer.json()) as Discovery;
  const [verifier, state] = [randomBytes(32), randomBytes(16)].map((bytes) =>
    bytes.toString('base64url'),
  ) as [string, string];
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce: state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return {
    url: `${discovery.authorization_endpoint}?${asked}`,
    state,
    exchange: (code) =>
      fetch(discovery.token_endpoint, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          client_id: clientId,
          code_verifier: verifier,
        }),
      }),
    userinfo: (accessToken) =>
      fetch(discovery.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } }),
  };
}

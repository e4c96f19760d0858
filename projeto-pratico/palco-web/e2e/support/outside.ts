import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Quem o serviço de fora diz que a pessoa é. */
export interface Outsider {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
  preferred_username: string;
}

/** Um serviço de fora em que se entra por OpenID Connect: o mínimo que o Palco precisa falar com ele. */
export interface Outside {
  env: Record<string, string>;
  /** Quem entra na próxima vez; nulo é quem desiste lá. */
  setPerson: (person: Outsider | null) => void;
  close: () => Promise<void>;
}

const CLIENT_ID = 'palco';
const LIFE_SECONDS = 60;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Assina as identidades com uma chave que nasce e morre com o serviço. */
function createSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'fora', alg: 'RS256', use: 'sig' };
  const issue = (claims: object) => {
    const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'fora' })}.${encode(claims)}`;
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
  };
  return { jwk, issue };
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

function json(response: ServerResponse, body: object) {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

/** Sobe o serviço nesta máquina. Ninguém digita nada nele: quem está lá entra, ou desiste. */
export async function startOutside(): Promise<Outside> {
  const signer = createSigner();
  const asked = { person: null as Outsider | null, nonce: '' };
  let issuer = '';

  const leave = (query: URLSearchParams, response: ServerResponse) => {
    const back = new URL(query.get('redirect_uri') ?? issuer);
    asked.nonce = query.get('nonce') ?? '';
    back.searchParams.set('state', query.get('state') ?? '');
    if (asked.person) back.searchParams.set('code', randomUUID());
    else back.searchParams.set('error', 'access_denied');
    response.writeHead(302, { location: back.href }).end();
  };

  const tokens = () => {
    const now = Math.floor(Date.now() / 1000);
    const times = { iat: now, exp: now + LIFE_SECONDS };
    const claims = { iss: issuer, aud: CLIENT_ID, nonce: asked.nonce, ...times, ...asked.person };
    return {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: LIFE_SECONDS,
      id_token: signer.issue(claims),
    };
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (pathname === '/auth') leave(searchParams, response);
    else if (pathname === '/token') json(response, tokens());
    else if (pathname === '/jwks') json(response, { keys: [signer.jwk] });
    else json(response, metadata(issuer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    env: {
      EXTERNAL_OIDC_ISSUER: issuer,
      EXTERNAL_OIDC_CLIENT_ID: CLIENT_ID,
      EXTERNAL_OIDC_CLIENT_SECRET: randomUUID(),
      EXTERNAL_OIDC_NAME: 'Bilheteria',
    },
    setPerson: (person) => {
      asked.person = person;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

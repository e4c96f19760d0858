import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { makeJwt, signWith } from './jwt.ts';

/** Quem entra pelo provedor, como ele a descreve. */
export interface Profile {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** O que um provedor falso, ou alguém no meio do caminho, faria diferente. */
export interface Deceit {
  nonce?: string;
  aud?: string;
  iss?: string;
  otherKey?: true;
}

export const CLIENT = { id: 'palco-de-teste', secret: 'um segredo só da verificação' };

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Um provedor OpenID mínimo nesta máquina: entra sempre, como a pessoa que se disser. */
export class ExternalProvider {
  readonly #keys = newKeys();
  readonly #codes = new Map<string, { nonce: string; challenge: string }>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  profile: Profile = { sub: '' };
  deceit: Deceit = {};
  issuer = '';

  static async open(): Promise<ExternalProvider> {
    const provider = new ExternalProvider();
    provider.#server.listen(0, '127.0.0.1');
    await once(provider.#server, 'listening');
    const address = provider.#server.address();
    provider.issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    return provider;
  }

  /** As variáveis que levam o servidor até ele. */
  get env(): Record<string, string> {
    return {
      EXTERNAL_OIDC_ISSUER: this.issuer,
      EXTERNAL_OIDC_CLIENT_ID: CLIENT.id,
      EXTERNAL_OIDC_CLIENT_SECRET: CLIENT.secret,
      EXTERNAL_OIDC_NAME: 'Provedor de teste',
    };
  }

  /** O que o navegador faria: abre a página de autorizar e recebe o endereço da volta. */
  consent(url: string): URL {
    const { searchParams } = new URL(url);
    const code = randomBytes(16).toString('base64url');
    const [nonce, challenge] = ['nonce', 'code_challenge'].map((name) => searchParams.get(name) ?? '');
    this.#codes.set(code, { nonce: nonce ?? '', challenge: challenge ?? '' });
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    back.searchParams.set('iss', this.issuer);
    return back;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    const body = new URLSearchParams(await text(request));
    const found = this.#routes(body)[pathname];
    const answer = found?.() ?? { error: 'invalid_request' };
    response.writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }

  #routes(body: URLSearchParams): Record<string, () => object> {
    return {
      '/.well-known/openid-configuration': () => this.#discovery(),
      '/jwks': () => ({ keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), ...KEY, use: 'sig' }] }),
      '/token': () => this.#token(body),
      '/userinfo': () => this.profile,
    };
  }

  #discovery(): object {
    const at = (path: string) => `${this.issuer}/${path}`;
    return {
      issuer: this.issuer,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      jwks_uri: at('jwks'),
      userinfo_endpoint: at('userinfo'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  /** O código vale uma troca, e só com o verificador do desafio que veio antes. */
  #token(body: URLSearchParams): object {
    const code = body.get('code') ?? '';
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    const digest = createHash('sha256').update(body.get('code_verifier') ?? '');
    if (given === undefined || digest.digest('base64url') !== given.challenge)
      return { error: 'invalid_grant' };
    const { otherKey, ...claims } = this.deceit;
    const iat = Math.floor(Date.now() / 1_000);
    const time = { iat, exp: iat + 300 };
    const told = {
      iss: this.issuer,
      aud: CLIENT.id,
      nonce: given.nonce,
      ...time,
      ...this.profile,
      ...claims,
    };
    const key = (otherKey ? newKeys() : this.#keys).privateKey;
    const idToken = makeJwt({ ...KEY, typ: 'JWT' }, told, signWith(key));
    return { access_token: 'opaco', token_type: 'Bearer', expires_in: 300, id_token: idToken };
  }
}

const KEY = { kid: 'externa', alg: 'ES256' };

import type { Configuration, ServerMetadata } from 'openid-client';
import type { Clock } from '#kernel/clock.ts';

/** O provedor de fora, como a configuração o diz: é a única origem de endereços, e ninguém de fora a escolhe. */
export interface ExternalProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/** O que se guarda, selado, entre a ida e a volta. */
export interface Trip {
  state: string;
  nonce: string;
  verifier: string;
}

/** O que o provedor diz de quem voltou. */
export interface Returned {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string;
  username: string;
}

export interface OidcClient {
  /** Onde mandar a pessoa, e o que guardar até ela voltar. */
  leave(): Promise<{ url: URL; trip: Trip }>;
  /** Confere a volta e troca o código. @throws Error se algo não confere ou o provedor não responde */
  comeBack(returned: URL, trip: Trip): Promise<Returned>;
}

const SCOPE = 'openid profile email';
/** De cada chamada ao provedor: descoberta, troca do código, chaves, dados da pessoa. */
const TIMEOUT_SECONDS = 3;
/** Por quanto tempo vale a descoberta; as chaves, a própria biblioteca relê quando aparece um `kid` novo. */
const DISCOVERY_MS = 3_600_000;
const MAX_CLAIM = 300;
/** O mesmo alfabeto do cadastro: em letras largas, a chave do e-mail seria a de outra pessoa. */
const EMAIL = /^(?=.{3,254}$)[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/;

/**
 * O Palco como cliente de OpenID Connect, com código, PKCE, `state` e `nonce`. A biblioteca confere ainda o `iss` da
 * resposta (RFC 9207: a de outro provedor não serve), a assinatura, o destino e o prazo do `id_token`.
 */
export function createOidcClient(provider: ExternalProvider, redirectUri: string, clock: Clock): OidcClient {
  const { issuer, clientId, clientSecret } = provider;
  let known: { config: Promise<Configuration>; until: number } | undefined;

  async function discover(): Promise<Configuration> {
    const oidc = await import('openid-client');
    const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(issuer), clientId, {}, oidc.ClientSecretBasic(clientSecret), {
      // o TLS já diria de quem veio o id_token; a assinatura não depende dele
      execute: [oidc.enableNonRepudiationChecks, ...insecure],
      timeout: TIMEOUT_SECONDS,
    });
  }

  function current(): Promise<Configuration> {
    const now = clock.now().getTime();
    if (known === undefined || known.until <= now) {
      const config = discover();
      known = { config, until: now + DISCOVERY_MS };
      config.catch(() => {
        known = undefined;
      });
    }
    return known.config;
  }

  return {
    async leave() {
      const oidc = await import('openid-client');
      const config = await current();
      const [state, nonce, verifier] = [
        oidc.randomState(),
        oidc.randomNonce(),
        oidc.randomPKCECodeVerifier(),
      ];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url, trip: { state, nonce, verifier } };
    },

    async comeBack(returned, { state, nonce, verifier }) {
      const oidc = await import('openid-client');
      const config = await current();
      const tokens = await oidc.authorizationCodeGrant(config, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('a resposta veio sem id_token');
      const more = needsUserInfo(claims, config.serverMetadata())
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
      return toReturned({ ...claims, ...more }, claims.iss, claims.sub);
    },
  };
}

const needsUserInfo = (claims: Record<string, unknown>, server: Readonly<ServerMetadata>): boolean =>
  claims.email === undefined && server.userinfo_endpoint !== undefined;

function toReturned(claims: Record<string, unknown>, issuer: string, subject: string): Returned {
  const text = (name: string) => {
    const value = claims[name];
    return typeof value === 'string' ? value.slice(0, MAX_CLAIM) : '';
  };
  return {
    issuer,
    subject,
    email: EMAIL.test(text('email')) ? text('email') : null,
    emailVerified: claims.email_verified === true,
    name: text('name'),
    username: text('preferred_username'),
  };
}

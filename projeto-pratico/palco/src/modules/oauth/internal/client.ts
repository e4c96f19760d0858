import { createHash, timingSafeEqual } from 'node:crypto';
import type { Client, ClientMetadata } from 'oidc-provider';
import type { AppRow } from './store/apps.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Programa na máquina de quem o usa, que escuta em uma porta que só ele sabe qual será. */
const isLoopback = (uri: string): boolean => {
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && LOOPBACK.has(hostname);
};

/** O registro de um aplicativo como a biblioteca o lê. */
export function toMetadata(app: AppRow): ClientMetadata {
  const isPublic = app.type === 'public';
  return {
    client_id: app.client_id,
    client_name: app.name,
    redirect_uris: app.redirect_uris,
    // em um nativo a biblioteca aceita outra porta no mesmo endereço (RFC 8252, 7.3) e pergunta sempre (8.6)
    application_type: isPublic && app.redirect_uris.every(isLoopback) ? 'native' : 'web',
    token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_basic',
    ...(app.secret_hash === null ? {} : { client_secret: app.secret_hash }),
  };
}

/** Sem segredo e com retorno nesta máquina: outro programa dela pode se passar por ele. */
export const isImpersonable = ({ tokenEndpointAuthMethod, redirectUris = [] }: Client): boolean =>
  tokenEndpointAuthMethod === 'none' && redirectUris.some((uri) => LOOPBACK.has(new URL(uri).hostname));

/** O segredo tem 256 bits sorteados: o SHA-256 basta. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compara sem que o tempo diga até onde acertou. */
export const secretMatches = (given: string, storedHash: string | undefined): boolean =>
  storedHash !== undefined && timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(storedHash));

/** Sem `//` ou com `\\`, cada leitor de endereços vê um site diferente. */
const WHOLE = /^[a-z][a-z\d+.-]*:\/\/[\x21-\x5b\x5d-\x7e]+$/i;

/** Por que uma URI de retorno não serve, em português; `null` se serve. */
export function refuseRedirectUri(uri: string): string | null {
  if (!WHOLE.test(uri) || !URL.canParse(uri)) return 'Cada endereço precisa ser uma URL inteira.';
  const { protocol, username, password } = new URL(uri);
  if (uri.includes('#')) return 'O endereço de retorno não pode ter fragmento (#).';
  if (username !== '' || password !== '') return 'O endereço de retorno não pode ter usuário nem senha.';
  if (protocol === 'https:' || isLoopback(uri)) return null;
  return 'Use https. Só um endereço desta máquina (localhost, 127.0.0.1, [::1]) pode ser http.';
}

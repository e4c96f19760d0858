import type { Identify, Viewer } from './access.ts';
import type { Attempts } from './attempts.ts';

export interface BasicDeps {
  authenticate(login: string, password: string): Promise<Viewer | null>;
  attempts: Attempts;
}

const SCHEME = /^basic +([A-Za-z0-9+/=]+)$/iu;
/** Trocar de login a cada tentativa também custa; uma escola inteira, porém, sai por um endereço só. */
const LOGINS_PER_ADDRESS = 5;
const MAX_LOGIN = 254;
const MAX_PASSWORD = 1_024;

/**
 * Quem chama, pelo cabeçalho `authorization: Basic …` (RFC 7617): a senha viaja em toda requisição, e cada uma custa um
 * argon2id.
 *
 * TODO (entrar por cookie; entrar por token): troque-o pelas duas provas desta etapa. O Basic deixa de valer.
 */
export function createIdentify({ authenticate, attempts }: BasicDeps): Identify {
  return async ({ headers, ip }) => {
    const given = readBasic(headers.authorization);
    if (given === null) return null;
    const { login, password } = given;
    const forgive = attempts.count(`entrada ${ip}`, LOGINS_PER_ADDRESS);
    const found = await attempts.prove(`${ip} ${login.toLowerCase()}`, () => authenticate(login, password));
    if (found !== null) forgive();
    return found;
  };
}

function readBasic(header: string | undefined): { login: string; password: string } | null {
  const encoded = SCHEME.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0 || colon > MAX_LOGIN || text.length - colon > MAX_PASSWORD || text.includes('\0'))
    return null;
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

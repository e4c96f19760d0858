import type { Identify } from '#http/access.ts';
import { type FailureLimit, unlessWrong } from '#http/failures.ts';
import type { Authenticated } from './credentials.ts';
import { loginKey } from './rules.ts';

export interface BasicDeps {
  authenticate(login: string, password: string): Promise<Authenticated | null>;
  /** Por endereço e login: errar a senha de alguém não o tranca para fora. */
  failures: FailureLimit;
  /** Por endereço: trocar de login a cada tentativa também custa. */
  addressFailures: FailureLimit;
}

/** O que um 401 pede a quem chama enquanto não há sessões. */
export const BASIC_CHALLENGE = 'Basic realm="Palco", charset="UTF-8"';

const SCHEME = /^basic +([A-Za-z0-9+/=]+)$/i;

/**
 * Reconhece quem chama pelo Basic (RFC 7617), a forma mais simples que é honesta: a senha vai em toda requisição, e cada
 * uma custa um argon2id. É o problema que a etapa 03 resolve com sessões.
 */
export function createBasic({ authenticate, failures, addressFailures }: BasicDeps): Identify {
  return async (request) => {
    const given = readBasic(request.headers.authorization);
    if (!given) return null;
    const counted = [
      addressFailures.count(request.address),
      failures.count(`${request.address} ${loginKey(given.login)}`),
    ];
    const forgive = () => {
      for (const undo of counted) undo();
    };
    const found = await unlessWrong(forgive, () => authenticate(given.login, given.password));
    return (
      found && { userId: found.userId, kind: 'basic', deviceId: null, scopes: null, active: found.active }
    );
  };
}

function readBasic(header: string | undefined): { login: string; password: string } | null {
  const encoded = SCHEME.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  // sem dois-pontos não é Basic; o limite é o das formas de entrada, e poupa o hash de um texto enorme
  if (colon < 0 || colon > 254 || text.length - colon > 1_024 || text.includes('\0')) return null;
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { AttestationObject } from '@simplewebauthn/server/helpers';
import type { OpenChallenge } from './passkey-challenges.ts';
import type { Assertion, NewCredential } from './schema.ts';
import type { PasskeyRow } from './store/passkeys.ts';

/** Quem somos para os autenticadores: uma passkey só responde a este nome, e a partir desta origem. */
export interface RelyingParty {
  id: string;
  origin: string;
}

export const relyingPartyAt = (publicUrl: string): RelyingParty => {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
};

/** Reconhece um desafio nosso que ainda vale. */
type Open = (challenge: string) => OpenChallenge | null;

export interface Registered {
  credential_id: Buffer;
  public_key: Buffer;
  counter: number;
}

/** Só quem usa passkeys as carrega: custam 23 MB e 0,3 s de processador a cada processo. */
const library = () => import('@simplewebauthn/server');
const helpers = () => import('@simplewebauthn/server/helpers');

/** EdDSA, ES256 e RS256, pelos números do registro COSE da IANA. */
export const ALGORITHMS = [-8, -7, -257];

/** Confere o que um autenticador criou; `null` se algo não confere. Fonte: WebAuthn nível 3, seção 7.1. */
export async function verifyRegistration(
  { id, origin }: RelyingParty,
  response: NewCredential,
  open: Open,
): Promise<{ registered: Registered; challenge: OpenChallenge } | null> {
  const [{ verifyRegistrationResponse }, { decodeAttestationObject }] = await Promise.all([
    library(),
    helpers(),
  ]);
  const seen = watch(open);
  const verify = async () => {
    refuseCertificates(decodeAttestationObject(bytesOf(response.response.attestationObject)));
    return verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge: seen.isOurs,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
  };
  const credential = (await unlessRefused(verify))?.registrationInfo?.credential;
  if (!credential || seen.challenge === null) return null;
  const registered = {
    credential_id: Buffer.from(credential.id, 'base64url'),
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
  };
  return { registered, challenge: seen.challenge };
}

/**
 * Pedimos `attestation: none`, e o navegador tira o atestado do fabricante. Quem o manda assim mesmo traz certificados, e
 * conferir a cadeia deles leva a biblioteca a buscar listas de revogação na rede, no meio da requisição.
 */
function refuseCertificates(attestation: AttestationObject): void {
  const format = attestation.get('fmt');
  const selfSigned = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !selfSigned) throw new Error('atestado com certificados');
}

/** Confere a assinatura de uma passkey; `null` se algo não confere. Fonte: WebAuthn nível 3, seção 7.2. */
export async function verifyAssertion(
  { id, origin }: RelyingParty,
  response: Assertion,
  open: Open,
  passkey: PasskeyRow,
): Promise<{ counter: number; challenge: OpenChallenge } | null> {
  const { verifyAuthenticationResponse } = await library();
  const seen = watch(open);
  const verify = () =>
    verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} } as unknown as AuthenticationResponseJSON,
      expectedChallenge: seen.isOurs,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id.toString('base64url'),
        publicKey: Uint8Array.from(passkey.public_key),
        counter: passkey.counter,
      },
    });
  const result = await unlessRefused(verify);
  if (!result?.verified || seen.challenge === null) return null;
  return { counter: result.authenticationInfo.newCounter, challenge: seen.challenge };
}

const bytesOf = (base64url: string) => Uint8Array.from(Buffer.from(base64url, 'base64url'));

/** Para a biblioteca, toda recusa é uma exceção: bytes tortos, origem alheia, contador que voltou. */
async function unlessRefused<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

/** A biblioteca só pergunta se o desafio é nosso; quem o vai gastar precisa saber qual era. */
function watch(open: Open) {
  const seen = {
    challenge: null as OpenChallenge | null,
    isOurs(challenge: string): boolean {
      seen.challenge = open(challenge);
      return seen.challenge !== null;
    },
  };
  return seen;
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { cbor } from './cbor.ts';

/** O que se lê das opções que o servidor manda (WebAuthn L3, §5.4 e §5.5, em JSON). */
interface CreationOptions {
  challenge: string;
  user: { id: string };
}

interface RequestOptions {
  challenge: string;
}

/** O que um autenticador quebrado, ou uma página que finge ser outra, faria diferente. */
export interface Odd {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** A pessoa só tocou no aparelho: não provou quem é. */
  unverified?: true;
  /** Um número que já passou: o de uma cópia da chave. */
  counter?: number;
  /** Assina com uma chave que não é a registrada. */
  otherKey?: true;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** Uma passkey em memória: o que um telefone faria, em ES256 e sem atestado de fabricante. */
export class Authenticator {
  readonly #origin: string;
  readonly #rpId: string;
  readonly #id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle = '';
  #counter = 0;

  /** @param origin onde a página está: o identificador da parte confiante é o host dela */
  constructor(origin: string) {
    this.#origin = origin;
    this.#rpId = new URL(origin).hostname;
  }

  /** Responde a `navigator.credentials.create`. */
  create({ challenge, user }: CreationOptions, odd: Odd = {}) {
    this.#userHandle = user.id;
    const clientDataJSON = this.#clientData('webauthn.create', challenge, odd);
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.#id.length]),
      this.#id,
      this.#coseKey(),
    ]);
    const authData = Buffer.concat([this.#authenticatorData(HAS_KEY, odd), attested]);
    const attestation = new Map<string, string | Map<string, string> | Buffer>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const attestationObject = base64url(cbor(attestation));
    return this.#credential({
      clientDataJSON: base64url(clientDataJSON),
      attestationObject,
      transports: ['internal'],
    });
  }

  /** Responde a `navigator.credentials.get`. */
  get({ challenge }: RequestOptions, odd: Odd = {}) {
    this.#counter += 1;
    const clientDataJSON = this.#clientData('webauthn.get', challenge, odd);
    const authenticatorData = this.#authenticatorData(0, odd);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
    return this.#credential({
      clientDataJSON: base64url(clientDataJSON),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(sign('sha256', signed, odd.otherKey ? strangerKey() : this.#keys.privateKey)),
      userHandle: this.#userHandle,
    });
  }

  #credential<Response extends object>(response: Response) {
    const id = base64url(this.#id);
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, odd: Odd): Buffer {
    const data = {
      type,
      challenge: odd.challenge ?? challenge,
      origin: odd.origin ?? this.#origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(data));
  }

  /** Hash da parte confiante, bits do que a pessoa fez, contador (§6.1). */
  #authenticatorData(extra: number, odd: Odd): Buffer {
    const rpIdHash = createHash('sha256')
      .update(odd.rpId ?? this.#rpId)
      .digest();
    const flags = USER_PRESENT | (odd.unverified ? 0 : USER_VERIFIED) | extra;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? this.#counter);
    return Buffer.concat([rpIdHash, Buffer.from([flags]), counter]);
  }

  /** A chave pública em COSE (RFC 9053): tipo EC2, ES256, curva P-256, x e y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const [bx, by] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    return cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bx],
        [-3, by],
      ]),
    );
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const strangerKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const USER_PRESENT = 0x01;
export const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** O que um autenticador honesto não faria; cada teste muda uma coisa. */
export interface Lie {
  origin?: string;
  rpId?: string;
  challenge?: string;
  flags?: number;
  counter?: number;
  type?: string;
  userHandle?: string | null;
  format?: string;
  statement?: Buffer;
  /** Assina o próprio atestado, como fazem autenticadores que não têm o do fabricante. */
  selfAttested?: true;
}

interface CreationOptions {
  challenge: string;
  user: { id: string };
}

/**
 * Um autenticador em software: uma credencial ES256, sem atestado, guardada com a conta, que pede PIN.
 * Fonte: WebAuthn nível 3, seções 6.1 (dados do autenticador) e 6.5 (atestado); RFC 9053, 7.1 (chave COSE).
 */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle = '';
  #counter = 0;
  readonly #origin: string;

  constructor(publicUrl: string) {
    this.#origin = new URL(publicUrl).origin;
  }

  /** `navigator.credentials.create`. */
  create({ challenge, user }: CreationOptions, lie: Lie = {}) {
    this.#userHandle = user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const credential = [Buffer.alloc(16), length, this.credentialId, coseKey(this.#keys.publicKey)];
    const flags = (lie.flags ?? USER_PRESENT | USER_VERIFIED) | ATTESTED;
    const authData = Buffer.concat([this.#head(flags, lie.counter ?? 0, lie), ...credential]);
    const clientDataJSON = this.#clientData('webauthn.create', challenge, lie);
    const signed = lie.selfAttested ? selfStatement(this.#sign(authData, clientDataJSON)) : lie;
    return {
      ...this.#identity(),
      response: {
        clientDataJSON,
        attestationObject: attestation(authData, signed).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get`. */
  get({ challenge }: { challenge: string }, lie: Lie = {}) {
    this.#counter += 1;
    const flags = lie.flags ?? USER_PRESENT | USER_VERIFIED;
    const authData = this.#head(flags, lie.counter ?? this.#counter, lie);
    const clientDataJSON = this.#clientData('webauthn.get', challenge, lie);
    return {
      ...this.#identity(),
      response: {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: this.#sign(authData, clientDataJSON).toString('base64url'),
        userHandle: lie.userHandle === undefined ? this.#userHandle : lie.userHandle,
      },
    };
  }

  #sign(authData: Buffer, clientDataJSON: string): Buffer {
    const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    return sign('sha256', Buffer.concat([authData, digest]), this.#keys.privateKey);
  }

  #identity() {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  #head(flags: number, counter: number, { rpId = new URL(this.#origin).hostname }: Lie): Buffer {
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags);
    tail.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), tail]);
  }

  #clientData(type: string, challenge: string, lie: Lie): string {
    const data = { type, challenge, origin: this.#origin, crossOrigin: false, ...honest(lie) };
    return Buffer.from(JSON.stringify(data)).toString('base64url');
  }
}

/** Só o que vai dentro de `clientDataJSON`. */
const honest = ({ type, challenge, origin }: Lie) =>
  Object.fromEntries(Object.entries({ type, challenge, origin }).filter(([, value]) => value !== undefined));

const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);

/** Bytes em CBOR, com o tamanho em um ou dois bytes. */
function bytes(value: Buffer): Buffer {
  const head = Buffer.from(
    value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 0xff],
  );
  return Buffer.concat([head, value]);
}

const EMPTY_MAP = Buffer.from([0xa0]);

const attestation = (authData: Buffer, { format = 'none', statement = EMPTY_MAP }: Lie) =>
  Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text(format),
    text('attStmt'),
    statement,
    text('authData'),
    bytes(authData),
  ]);

/** `{alg: -7, sig: …}`. */
const selfStatement = (signature: Buffer) => ({
  format: 'packed',
  statement: Buffer.concat([
    Buffer.from([0xa2]),
    text('alg'),
    Buffer.from([0x26]),
    text('sig'),
    bytes(signature),
  ]),
});

/** `{1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}`. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  const [px, py] = [x, y].map((coordinate) => bytes(Buffer.from(coordinate, 'base64url')));
  return Buffer.concat([head, Buffer.from([0x21]), px as Buffer, Buffer.from([0x22]), py as Buffer]);
}

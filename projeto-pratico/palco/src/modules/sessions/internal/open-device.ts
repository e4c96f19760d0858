import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import { sha256 } from '#kernel/secret.ts';
import type { Cookie } from './cookies.ts';
import { givenName, type Proven } from './entry.ts';
import { type KnownDevices, RECOGNITION_SECONDS, type Recognized } from './known-devices.ts';
import type { NoticeBox } from './notices.ts';
import type { SessionParts } from './parts.ts';
import type { Refresh } from './refresh.ts';
import { type DeviceKind, devices } from './store/devices.ts';
import { describeAgent } from './user-agent.ts';

export interface OpenDeps {
  clock: Clock;
  newId: NewId;
  parts: Pick<SessionParts, 'newSessionToken'>;
  known: KnownDevices;
  notices: NoticeBox;
  refresh: Pick<Refresh, 'issue'>;
  sessionCookie: Cookie;
  deviceCookie: Cookie;
  /** Validade de uma sessão de navegador. */
  ttlSeconds: number;
  refreshTtlSeconds: number;
}

type Opening = Proven & { active: boolean };

const MOST_PER_ACCOUNT = 100;

/** Abre o aparelho de quem já pode entrar, dentro da transação de quem pede. */
export function createOpenDevice(deps: OpenDeps) {
  const { clock, newId, parts, known, notices, refresh, sessionCookie, deviceCookie, ttlSeconds } = deps;
  const after = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);

  interface Opened {
    kind: DeviceKind;
    name: string;
    tokenHash: Buffer | null;
    given: string | undefined;
    expiresAt: Date;
  }

  /** O que as duas formas têm em comum: reconhecer, guardar e, se a conta não o conhecia, avisar. */
  async function insert(
    tx: Tx,
    request: FastifyRequest,
    { userId, active, newAccount }: Opening,
    opened: Opened,
  ) {
    const { kind, name, tokenHash, given, expiresAt } = opened;
    const recognized = await known.recognize(tx, given, userId);
    const id = newId();
    const address = request.ip;
    const now = clock.now();
    const row = {
      id,
      userId,
      kind,
      tokenHash,
      name,
      address,
      knownId: recognized.id,
      now,
      expiresAt,
      active,
    };
    await devices.insert(tx, row, MOST_PER_ACCOUNT);
    if (!recognized.before && !newAccount)
      await notices.post(tx, { kind: 'new_device', userId, deviceName: name, address });
    return { id, recognized };
  }

  const rememberDevice = (reply: FastifyReply, { token }: Recognized) =>
    deviceCookie.write(reply, token, RECOGNITION_SECONDS);

  return {
    /**
     * Sessão de navegador. O segredo é sempre novo: o cookie que veio com a requisição, próprio ou plantado, nunca é
     * adotado, e a sessão que ele abria acaba aqui (OWASP ASVS 5, 7.2.4).
     */
    async browser(tx: Tx, request: FastifyRequest, opening: Opening): Promise<(reply: FastifyReply) => void> {
      const token = parts.newSessionToken();
      const before = sessionCookie.read(request);
      if (before !== undefined) await devices.closeByToken(tx, sha256(before));
      const { recognized } = await insert(tx, request, opening, {
        kind: 'browser',
        name: describeAgent(request.headers['user-agent'], 'Navegador'),
        tokenHash: sha256(token),
        given: deviceCookie.read(request),
        expiresAt: after(ttlSeconds),
      });
      return (reply) => {
        sessionCookie.write(reply, token, ttlSeconds);
        rememberDevice(reply, recognized);
      };
    },

    /** Aplicativo, com a sua família de tokens. */
    async app(tx: Tx, request: FastifyRequest, opening: Opening) {
      const expiresAt = after(deps.refreshTtlSeconds);
      const { id, recognized } = await insert(tx, request, opening, {
        kind: 'app',
        name: givenName(opening.deviceName) ?? describeAgent(request.headers['user-agent'], 'Aplicativo'),
        tokenHash: null,
        given: opening.deviceToken,
        expiresAt,
      });
      const refreshToken = await refresh.issue(tx, id);
      return {
        deviceToken: recognized.token,
        renewed: { deviceId: id, userId: opening.userId, refreshToken, expiresAt },
      };
    },

    /** Só o reconhecimento, sem entrar. */
    async trust(tx: Tx, request: FastifyRequest, userId: string): Promise<(reply: FastifyReply) => void> {
      const recognized = await known.recognize(tx, deviceCookie.read(request), userId);
      return (reply) => rememberDevice(reply, recognized);
    },
  };
}

export type OpenDeviceParts = ReturnType<typeof createOpenDevice>;

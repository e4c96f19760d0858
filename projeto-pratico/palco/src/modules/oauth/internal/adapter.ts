import type { Adapter, AdapterFactory, AdapterPayload, errors } from 'oidc-provider';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { isMissingReference } from '#kernel/db-errors.ts';
import { sha256 } from '#kernel/secret.ts';
import { toMetadata } from './client.ts';
import { apps } from './store/apps.ts';
import { artifacts, type StoredArtifact } from './store/artifacts.ts';

export interface AdapterDeps {
  db: Db;
  clock: Clock;
  /** A recusa a quem chega segundo, ou depois do fim: o erro da biblioteca, que só é carregada quando alguém a usa. */
  refuse: (why: string) => errors.InvalidGrant;
  /** Onde o pedido com este id continua. */
  resumeUrl: (uid: string) => string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** O que só vale enquanto a permissão valer. */
const GRANTED = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

/**
 * O que o provedor guarda, no PostgreSQL. A biblioteca põe o próprio valor do código ou do token no conteúdo; aqui ele
 * sai, e volta na leitura, porque quem lê o conhece. Sobra no banco: de quem, para qual aplicativo, escopos, `state`,
 * `nonce`, desafio PKCE e endereço de retorno, que não abrem nada.
 */
export function createAdapter({ db, clock, refuse, resumeUrl }: AdapterDeps): AdapterFactory {
  const restore = (id: string, found: StoredArtifact): AdapterPayload => ({
    ...found.payload,
    jti: id,
    consumed: found.consumed,
    ...(found.payload.kind === 'Interaction' ? { returnTo: resumeUrl(id) } : {}),
  });

  return (model): Adapter => ({
    async upsert(id, payload, expiresIn = 0) {
      const now = clock.now();
      const row = {
        model,
        idHash: sha256(id),
        payload: withoutSecrets(model, payload),
        grantHash: GRANTED.has(model) && payload.grantId !== undefined ? sha256(payload.grantId) : null,
        userId: personOf(payload),
        clientId: appOf(payload),
        createdAt: now,
        expiresAt: new Date(now.getTime() + expiresIn * 1_000),
      };
      // a conta ou o aplicativo acabou de ser apagado
      await db
        .transaction((tx) => artifacts.put(tx, row))
        .catch((error: unknown) => {
          throw isMissingReference(error) ? refuse('gone') : error;
        });
    },
    async find(id) {
      if (model === 'Client') return findClient(db, id);
      const found = await artifacts.find(db, model, sha256(id));
      return found && restore(id, found);
    },
    async findByUid(uid) {
      return (await artifacts.findSession(db, uid))?.payload;
    },
    /** Só o fluxo de aparelhos usa códigos digitados, e ele está desligado. */
    async findByUserCode() {},
    /**
     * Um comando decide quem é o primeiro. O segundo leva consigo o que o primeiro ganhou (RFC 6749, 4.1.2 e 10.4), em
     * outra transação: quem perde a corrida ainda prende a linha, e apagar daí, em vinte ao mesmo tempo, é um impasse.
     */
    async consume(id) {
      const idHash = sha256(id);
      if (await db.transaction((tx) => artifacts.consume(tx, model, idHash, clock.now()))) return;
      const grantHash = await artifacts.grantOf(db, model, idHash);
      if (grantHash !== null) await db.transaction((tx) => artifacts.removeGrant(tx, grantHash));
      throw refuse('already used');
    },
    async destroy(id) {
      await db.transaction((tx) =>
        model === 'Grant' ? artifacts.removeGrant(tx, sha256(id)) : artifacts.remove(tx, model, sha256(id)),
      );
    },
    async revokeByGrantId(grantId) {
      await db.transaction((tx) => artifacts.removeModelByGrant(tx, model, sha256(grantId)));
    },
  });
}

async function findClient(db: Db, id: string): Promise<AdapterPayload | undefined> {
  const app = UUID.test(id) ? await apps.find(db, id) : undefined;
  return app && toMetadata(app);
}

/** A permissão não é segredo: nada de fora chega por ela, e os códigos e tokens precisam citá-la. */
function withoutSecrets(model: string, payload: AdapterPayload): object {
  if (model === 'Grant') return payload;
  const { jti: _jti, returnTo: _returnTo, session, ...rest } = payload;
  if (session === undefined) return rest;
  const { cookie: _cookie, ...kept } = session;
  return { ...rest, session: kept };
}

function personOf({ accountId, session, result }: AdapterPayload): string | null {
  return accountId ?? result?.login?.accountId ?? session?.accountId ?? null;
}

function appOf({ clientId, params }: AdapterPayload): string | null {
  return clientId ?? (typeof params?.client_id === 'string' ? params.client_id : null);
}

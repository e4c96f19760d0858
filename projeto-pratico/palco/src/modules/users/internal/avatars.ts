import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { JobHandler } from '#ports/jobs/port.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone } from './errors.ts';
import { HOUR_MS } from './outbox.ts';
import { avatarPath, presentUser } from './present.ts';
import type { User } from './schema.ts';
import { users } from './store/users.ts';

/** Nome da tarefa que apaga os retratos de uma conta que saiu. */
export const ERASE_AVATARS = 'users.erase_avatars';

export type AvatarsDeps = Pick<UsersDeps, 'db' | 'clock' | 'storage' | 'parts' | 'accountFacts'>;

const FOLDER = 'avatars';
const BATCH = 100;

/** O retrato: o arquivo no armazenamento e, na conta, o nome dele, que muda com o conteúdo. */
export function createAvatars(deps: AvatarsDeps) {
  const { db, clock, storage, parts } = deps;

  /** Primeiro o arquivo, depois o nome: uma queda no meio deixa um arquivo sem dono, que a faxina apaga. */
  async function put(userId: string, bytes: Buffer): Promise<User> {
    const image = await parts.cleanImage(bytes);
    // com sal: o mesmo retrato enviado de novo não divide o arquivo com o que outra troca está para apagar
    const avatar = createHash('sha256').update(image).update(randomBytes(16)).digest('hex').slice(0, 16);
    await storage.put(avatarPath(userId, avatar), Readable.from([image]));
    return point(userId, avatar);
  }

  async function point(userId: string, avatar: string | null): Promise<User> {
    const { before, row } = await db.transaction(async (tx) => ({
      before: await users.setAvatar(tx, userId, avatar),
      row: await users.byId(tx, userId),
    }));
    // a conta saiu no meio do envio: o arquivo recém-guardado não é de ninguém
    const left = row ? before : avatar;
    if (left && left !== row?.avatar) await storage.delete(avatarPath(userId, left));
    if (!row) throw accountGone();
    return presentUser(deps, row);
  }

  const erase = (userId: string) => storage.deletePrefix(`${FOLDER}/${userId}`);

  /** Apaga arquivos que nenhuma conta usa, velhos o bastante para não serem de um envio em curso. */
  async function cleanUp(): Promise<number> {
    const before = clock.now().getTime() - HOUR_MS;
    let batch: string[] = [];
    let removed = 0;
    for await (const { key, modifiedAt } of storage.list(FOLDER)) {
      if (modifiedAt.getTime() < before) batch.push(key);
      if (batch.length < BATCH) continue;
      removed += await removeUnused(batch);
      batch = [];
    }
    return removed + (await removeUnused(batch));
  }

  async function removeUnused(keys: string[]): Promise<number> {
    const owner = (key: string) => key.split('/')[1] ?? '';
    const current = await users.avatars(db, [...new Set(keys.map(owner))]);
    const unused = keys.filter((key) => {
      const avatar = current.get(owner(key)) ?? null;
      return avatar === null || key !== avatarPath(owner(key), avatar);
    });
    for (const key of unused) await storage.delete(key);
    return unused.length;
  }

  const eraseJob: JobHandler = { light: true, run: ({ userId }) => erase(String(userId)) };

  return { put, remove: (userId: string) => point(userId, null), erase, eraseJob, cleanUp };
}

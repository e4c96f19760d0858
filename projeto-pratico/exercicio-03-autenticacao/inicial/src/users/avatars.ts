import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountGone } from './credentials.ts';
import type { UsersDeps } from './deps.ts';
import { cleanImage } from './image.ts';
import { toUser, USER_COLUMNS, type UserRow } from './present.ts';
import type { User } from './types.ts';

/** O retrato: o arquivo no disco e, na conta, o nome dele. */
export function createAvatars({ db, config }: UsersDeps) {
  const folderOf = (userId: string) => join(config.storageDir, 'avatars', userId);
  const fileOf = (userId: string, avatar: string) => join(folderOf(userId), `${avatar}.webp`);

  /** Troca o nome na conta e apaga o arquivo que sobrou: o anterior ou, se a conta saiu no meio, o novo. */
  async function point(userId: string, avatar: string | null): Promise<User> {
    const [row] = await db.query<UserRow & { previous: string | null }>(
      `update users set avatar = $2 where id = $1 returning ${USER_COLUMNS}, old.avatar as previous`,
      [userId, avatar],
    );
    const left = row === undefined ? avatar : row.previous;
    if (left !== null) await rm(fileOf(userId, left), { force: true });
    if (row === undefined) throw accountGone();
    return toUser(row);
  }

  return {
    async put(userId: string, bytes: Buffer): Promise<User> {
      const image = await cleanImage(bytes);
      const avatar = randomBytes(8).toString('hex');
      await mkdir(folderOf(userId), { recursive: true });
      // escrito à parte e renomeado: ninguém lê um arquivo pela metade
      const whole = fileOf(userId, avatar);
      await writeFile(`${whole}.novo`, image);
      await rename(`${whole}.novo`, whole);
      return point(userId, avatar);
    },
    remove: (userId: string) => point(userId, null),
    erase: (userId: string) => rm(folderOf(userId), { recursive: true, force: true }),
    /** O arquivo do retrato; `undefined` se não há. */
    read: (userId: string, file: string): Promise<Buffer | undefined> =>
      readFile(join(folderOf(userId), file)).catch(() => undefined),
  };
}

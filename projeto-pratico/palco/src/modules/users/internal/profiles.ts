import type { Reader, Tx } from '#kernel/db.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone, handleTaken, userNotFound } from './errors.ts';
import { handleHash } from './handles.ts';
import { presentUser, toIdentity } from './present.ts';
import { checkBio, checkHandle, checkName } from './rules.ts';
import type { Author, Person, Profile, ProfileChange, User } from './schema.ts';
import { handles } from './store/handles.ts';
import { type UserRow, users } from './store/users.ts';

export type ProfilesDeps = Pick<UsersDeps, 'db' | 'clock' | 'parts' | 'profileFacts' | 'accountFacts'>;

/** Nomes que uma conta guarda, com os que deixou: sem limite, uma só poderia ficar com todos. */
const NAMES_PER_ACCOUNT = 10;

/** O que os outros veem de uma pessoa. Quem se desativou, ou foi suspenso, não é visto. */
export function createProfiles(deps: ProfilesDeps) {
  const { db, clock, parts, profileFacts } = deps;

  async function findByHandle(handle: string): Promise<UserRow> {
    const key = parts.handleKey(handle);
    const row = key === null ? null : await users.byHandle(db, key);
    if (!row) throw userNotFound();
    return row;
  }

  async function takeHandle(tx: Tx, userId: string, handle: string): Promise<void> {
    await users.lock(tx, userId);
    if (!(await handles.take(tx, handleHash(handle), userId, clock.now()))) throw handleTaken();
    if ((await handles.countOf(tx, userId)) > NAMES_PER_ACCOUNT) throw tooManyHandles();
  }

  return {
    async profile(handle: string, viewerId: string | null): Promise<Profile> {
      const row = await findByHandle(handle);
      const { posts, followers, following, followedByViewer } = await profileFacts(row.id, viewerId);
      return {
        ...toIdentity(row),
        bio: row.bio,
        createdAt: row.created_at.toISOString(),
        counts: { posts, followers, following },
        viewer: { following: followedByViewer, isSelf: row.id === viewerId },
      };
    },

    /** Id de quem tem este nome de usuário. @throws `user_not_found` */
    idByHandle: async (handle: string): Promise<string> => (await findByHandle(handle)).id,

    /** De quem são estes nomes, dentre as contas de hoje; nome que ninguém tem fica fora. */
    async idsByHandles(reader: Reader, written: string[]): Promise<Map<string, string>> {
      const keys = written.flatMap((handle) => parts.handleKey(handle) ?? []);
      const rows = keys.length === 0 ? [] : await users.byHandles(reader, keys);
      return new Map(rows.map(({ handle, id }) => [handle, id]));
    },

    /** Autores de vários ids em uma consulta. @param reader a transação de quem já tem uma */
    async authors(ids: string[], reader: Reader = db): Promise<Map<string, Author>> {
      const rows = await users.authors(reader, ids);
      return new Map(rows.map((row) => [row.id, toIdentity(row)]));
    },

    /** Pessoas de uma lista, na ordem dos ids dados. */
    async people(ids: string[]): Promise<Person[]> {
      const rows = await users.people(db, ids);
      const byId = new Map(rows.map((row) => [row.id, { ...toIdentity(row), bio: row.bio }]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    /**
     * Muda o que veio. O nome de usuário deixado continua da conta: ela pode voltar a ele, e ninguém mais o recebe,
     * porque quem o ganhasse seria tomado por ela em todo link antigo.
     */
    async change(userId: string, change: ProfileChange): Promise<User> {
      const clean = cleanChange(change);
      const row = await db.transaction(async (tx) => {
        if (clean.handle !== null) await takeHandle(tx, userId, clean.handle);
        return users.update(tx, userId, clean);
      });
      if (!row) throw accountGone();
      return presentUser(deps, row);
    },
  };
}

const tooManyHandles = () =>
  invalidFields([
    {
      field: 'handle',
      message: `Esta conta já usou ${NAMES_PER_ACCOUNT} nomes. Volte a um dos que já foram seus.`,
    },
  ]);

/** @throws `validation_failed` com tudo o que as regras recusam */
function cleanChange(change: ProfileChange) {
  const errors: FieldError[] = [];
  const name = change.name === undefined ? null : checkName(change.name, errors);
  const bio = change.bio === undefined ? null : checkBio(change.bio, errors);
  const handle = change.handle === undefined ? null : checkHandle(change.handle, errors);
  if (errors.length > 0) throw invalidFields(errors);
  return { name, bio, handle };
}

import type { Clock } from '#kernel/clock.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { violated } from '#kernel/db-errors.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import type { NewId } from '#kernel/ids.ts';
import { userErrors } from './errors.ts';
import { hashPassword, NOBODY, verifyPassword } from './passwords.ts';
import { checkBio, checkName, checkSignUp, emailKey, handleKey, passwordBytes } from './rules.ts';
import type { Author, Person, Profile, ProfileChange, SignUp, User } from './schema.ts';
import { store, type UserRow } from './store.ts';

/** O que outras fatias sabem de um perfil. Nasce zerado e é embrulhado pelas etapas 04 e 06. */
export interface ProfileFacts {
  posts: number;
  followers: number;
  following: number;
  followedByViewer: boolean;
}

export interface UsersDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  profileFacts: (userId: string, viewerId: string | null) => Promise<ProfileFacts>;
}

/** Casos de uso da fatia; a porta pública é um subconjunto. */
export function createService({ db, clock, newId, profileFacts }: UsersDeps) {
  return {
    /**
     * Cria a conta. `alongside` roda na mesma transação: conta sem sessão, ou sessão sem conta, não existe.
     *
     * O conflito de e-mail é dito (409 `email_taken`): quem cria conta recebe a sessão na mesma resposta,
     * então uma resposta igual para os dois casos seria impossível antes da confirmação por e-mail.
     * O limite por endereço encarece a sondagem. Ao entrar, nada é revelado.
     */
    async signUp<T>(body: SignUp, alongside: (tx: Tx, userId: string) => Promise<T>) {
      const checked = checkSignUp(body);
      if ('errors' in checked) throw invalidFields(checked.errors);
      const { handle, name, email, password } = checked.user;
      const passwordHash = await hashPassword(passwordBytes(password));
      const row = {
        id: newId(),
        handle,
        name,
        email,
        emailKey: emailKey(email),
        passwordHash,
        createdAt: clock.now(),
      };
      try {
        return await db.transaction(async (tx) => {
          const user = toUser(await store.insert(tx, row));
          return { user, extra: await alongside(tx, user.id) };
        });
      } catch (error) {
        throw conflict(error) ?? error;
      }
    },

    /** Id da pessoa se login (nome de usuário ou e-mail) e senha conferem; senão `null`, no mesmo tempo. */
    async authenticate(login: string, password: string): Promise<string | null> {
      const row = await store.secret(db, handleKey(login.replace(/^@/, '')), emailKey(login));
      const matches = await verifyPassword(passwordBytes(password), row?.password_hash ?? NOBODY);
      return row && matches ? row.id : null;
    },

    async profile(handle: string, viewerId: string | null): Promise<Profile> {
      const row = await findByHandle(db, handle);
      const facts = await profileFacts(row.id, viewerId);
      const { id, name, bio, created_at } = row;
      const { posts, followers, following, followedByViewer } = facts;
      const viewer = { following: followedByViewer, isSelf: id === viewerId };
      const createdAt = created_at.toISOString();
      return {
        id,
        handle: row.handle,
        name,
        bio,
        createdAt,
        counts: { posts, followers, following },
        viewer,
      };
    },

    async byId(id: string): Promise<User> {
      const row = await store.byId(db, id);
      if (!row) throw userErrors.create('user_not_found', 'Esta conta não existe mais.');
      return toUser(row);
    },

    /** Id de quem tem este nome de usuário. @throws `user_not_found` */
    async idByHandle(handle: string): Promise<string> {
      return (await findByHandle(db, handle)).id;
    },

    /** Autores de vários ids em uma consulta. */
    async authors(ids: string[]): Promise<Map<string, Author>> {
      const rows = await store.authors(db, ids);
      return new Map(rows.map((row) => [row.id, row]));
    },

    /** Pessoas de uma lista, na ordem dos ids dados. */
    async people(ids: string[]): Promise<Person[]> {
      const rows = await store.people(db, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async change(userId: string, change: ProfileChange): Promise<User> {
      const errors: FieldError[] = [];
      const name = change.name === undefined ? null : checkName(change.name, errors);
      const bio = change.bio === undefined ? null : checkBio(change.bio, errors);
      if (errors.length > 0) throw invalidFields(errors);
      const row = await db.transaction((tx) => store.update(tx, userId, { name, bio }));
      if (!row) throw userErrors.create('user_not_found', 'Esta conta não existe mais.');
      return toUser(row);
    },
  };
}

async function findByHandle(db: Db, handle: string): Promise<UserRow> {
  const key = handleKey(handle);
  const row = key === null ? null : await store.byHandle(db, key);
  if (!row) throw userErrors.create('user_not_found', 'Ninguém usa este nome de usuário.');
  return row;
}

function conflict(error: unknown) {
  switch (violated(error)) {
    case 'users_handle_key':
      return userErrors.create('handle_taken', {
        detail: 'Este nome de usuário já é de alguém. Tente outro.',
        errors: [{ field: 'handle', message: 'Já está em uso.' }],
        cause: error,
      });
    case 'users_email_key':
      return userErrors.create('email_taken', {
        detail: 'Já existe uma conta com este e-mail. Se for sua, entre.',
        errors: [{ field: 'email', message: 'Já está em uso.' }],
        cause: error,
      });
    default:
      return null;
  }
}

function toUser({ id, handle, name, bio, email, created_at }: UserRow): User {
  return { id, handle, name, bio, email, createdAt: created_at.toISOString() };
}

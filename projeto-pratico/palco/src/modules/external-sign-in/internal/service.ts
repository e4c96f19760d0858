import type { Clock } from '#kernel/clock.ts';
import type { Db, Reader, Tx } from '#kernel/db.ts';
import { violated } from '#kernel/db-errors.ts';
import type { NewId } from '#kernel/ids.ts';
import { newSecret, sha256 } from '#kernel/secret.ts';
import { cleanLine } from '#kernel/text.ts';
import { lastSignInMethod, type SecondFactors } from '#modules/second-factors/index.ts';
import type { Users } from '#modules/users/index.ts';
import { accountExists, emailUnverified, identityNotFound, identityTaken, ticketInvalid } from './errors.ts';
import type { Returned } from './provider.ts';
import type { Ticket } from './schema.ts';
import { type Subject, store } from './store.ts';

export interface ServiceDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  users: Pick<Users, 'enrollWithoutPassword' | 'hasPassword' | 'lock'>;
  /** Nome do provedor, para a pessoa ler. */
  providerName: string;
  factors: Pick<SecondFactors, 'countPasskeys' | 'tell'>;
}

const TICKET_MS = 600_000;
const SECRET = /^[\w-]{43}$/;

/** O que prova ter um ticket, como veio na requisição. */
export interface Held {
  ticket: string;
  /** Cookie do navegador em que ele nasceu. */
  browser: string | undefined;
}

/** Identidades de fora e as contas daqui. Nada se liga sozinho por ter o mesmo e-mail. */
export function createService(deps: ServiceDeps) {
  const { db, clock, newId, users, factors, providerName } = deps;

  function keyOf({ ticket, browser = '' }: Held) {
    if (!SECRET.test(ticket) || !SECRET.test(browser)) throw ticketInvalid();
    return { ticketHash: sha256(ticket), browserHash: sha256(browser), now: clock.now() };
  }

  async function consume(tx: Tx, held: Held) {
    const ticket = await store.consumeTicket(tx, keyOf(held));
    if (!ticket) throw ticketInvalid();
    return ticket;
  }

  async function link(tx: Tx, userId: string, { issuer, subject, email }: Subject): Promise<void> {
    const row = { id: newId(), userId, issuer, subject, email, linkedAt: clock.now() };
    if (!(await store.link(tx, row))) throw identityTaken();
  }

  return {
    ownerOf: (returned: Returned) => store.ownerOf(db, returned),

    /** Guarda quem voltou até a pessoa dizer o que quer; devolve o ticket e o cookie que o prende a este navegador. */
    async keep(returned: Returned): Promise<{ ticket: string; browser: string }> {
      const { issuer, subject, email, emailVerified } = returned;
      const [ticket, browser] = [newSecret(), newSecret()];
      const row = { issuer, subject, email, emailVerified, ...suggest(returned) };
      const expiresAt = new Date(clock.now().getTime() + TICKET_MS);
      const key = { ticketHash: sha256(ticket), browserHash: sha256(browser) };
      await db.transaction((tx) => store.addTicket(tx, row, key, expiresAt));
      return { ticket, browser };
    },

    async describe(held: Held): Promise<Ticket> {
      const found = await store.findTicket(db, keyOf(held));
      if (!found) throw ticketInvalid();
      const { email, emailVerified, suggestedHandle, suggestedName } = found;
      return { provider: providerName, email, emailVerified, suggestedHandle, suggestedName };
    },

    /**
     * Cria a conta desta identidade, já com o e-mail que o provedor confirmou, na transação de quem vai abrir a sessão.
     * @throws `ticket_invalid`, `external_email_unverified`, `handle_taken`, `account_exists`
     */
    async create(tx: Tx, held: Held, { handle, name }: { handle: string; name: string }): Promise<string> {
      const ticket = await consume(tx, held);
      if (ticket.email === null || !ticket.emailVerified) throw emailUnverified();
      const userId = await users
        .enrollWithoutPassword(tx, { handle, name, email: ticket.email })
        .catch((error: unknown) => {
          throw violated(error) === 'users_email_key' ? accountExists() : error;
        });
      await link(tx, userId, ticket);
      return userId;
    },

    /** Liga a identidade à conta de quem já entrou. @throws `ticket_invalid`, `identity_taken` */
    linkTo: (userId: string, held: Held): Promise<void> =>
      db.transaction(async (tx) => {
        await link(tx, userId, await consume(tx, held));
        await factors.tell(tx, userId, 'identity_linked');
      }),

    /** @throws `identity_not_found`, `last_sign_in_method` */
    async unlink(userId: string, id: string): Promise<void> {
      // fora da transação: quem tem senha não a perde, e quem segura a conta não pode esperar por outra conexão
      const hasPassword = await users.hasPassword(userId);
      await db.transaction(async (tx) => {
        // duas retiradas ao mesmo tempo deixariam a conta sem nenhuma forma de entrar
        await users.lock(tx, userId);
        if (!(await store.unlink(tx, userId, id))) throw identityNotFound();
        const left = (await store.count(tx, userId)) + (await factors.countPasskeys(tx, userId));
        if (left === 0 && !hasPassword) throw lastSignInMethod();
        await factors.tell(tx, userId, 'identity_removed');
      });
    },

    async ofUser(reader: Reader, userId: string) {
      const rows = await store.ofUser(reader, userId);
      return rows.map(({ id, email, linkedAt }) => ({
        id,
        provider: providerName,
        email,
        linkedAt: linkedAt.toISOString(),
      }));
    },

    exportOf: (userId: string) => store.ofUser(db, userId),
    removeExpired: () => db.transaction((tx) => store.removeExpired(tx, clock.now())),
  };
}

const HANDLE_LENGTH = 30;

/** Um nome de usuário parecido com o de lá; se já é de alguém, a pessoa escolhe outro. */
function suggest({ username, email, name }: Returned) {
  const suggestedHandle = (username || email?.split('@', 1)[0] || '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[.\- ]/g, '_')
    .replace(/[^a-z0-9_]/g, '')
    .slice(0, HANDLE_LENGTH);
  return { suggestedHandle, suggestedName: cleanLine(name).slice(0, 50) };
}

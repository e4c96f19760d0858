/**
 * Uma thread só também tem corrida: dois saques leem o mesmo saldo antes de um deles gravar.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Um saldo guardado longe: ler e gravar são esperas, como num banco de dados. */
export class Account {
  #balance: number;

  constructor(balance: number) {
    this.#balance = balance;
  }

  async read(): Promise<number> {
    await nextTurn();
    return this.#balance;
  }

  async write(balance: number): Promise<void> {
    await nextTurn();
    this.#balance = balance;
  }
}

// #region saque
/** Cada `await` devolve o laço, e nele cabe o outro saque. */
async function withdraw(account: Account, amount: number): Promise<void> {
  const balance = await account.read();
  await account.write(balance - amount);
}
// #endregion saque

// #region fila
/** A mesma ideia do mutex, sem bloquear a thread: cada trabalho começa quando o anterior acaba. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work, work); // também depois de um que falhou
    this.#last = result.catch(() => {}); // quem chamou recebe o erro; a fila segue
    return result;
  }
}
// #endregion fila

/** O saldo depois de dois saques de 30 sobre 100, pedidos juntos. */
export async function withdrawTwice(oneAtATime: boolean): Promise<number> {
  const account = new Account(100);
  const turnstile = new Turnstile();
  const once = () => withdraw(account, 30);
  await Promise.all([1, 2].map(() => (oneAtATime ? turnstile.run(once) : once())));
  return await account.read();
}

if (import.meta.main) {
  console.log('Dois saques de 30 de um saldo de 100, pedidos juntos, numa thread só');
  console.log(`  cada um por si   saldo ${await withdrawTwice(false)}, devia ser 40`);
  console.log(`  um de cada vez   saldo ${await withdrawTwice(true)}`);
}

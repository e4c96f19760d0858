/** O serviço que os três estilos expõem: o mesmo caso de uso, sem nada de HTTP. */

export interface Account {
  handle: string;
  name: string;
}

export class AccountError extends Error {
  readonly code: 'handle_taken' | 'user_not_found';

  constructor(code: AccountError['code']) {
    super(code);
    this.name = 'AccountError';
    this.code = code;
  }
}

export interface Accounts {
  create(account: Account): Account;
  read(handle: string): Account;
  rename(handle: string, name: string): Account;
  remove(handle: string): void;
}

/** Contas na memória: o que se compara é o caminho até aqui, e não o banco. */
export function createAccounts(): Accounts {
  const accounts = new Map<string, Account>();
  const find = (handle: string): Account => {
    const account = accounts.get(handle);
    if (account === undefined) throw new AccountError('user_not_found');
    return account;
  };
  return {
    create(account) {
      if (accounts.has(account.handle)) throw new AccountError('handle_taken');
      accounts.set(account.handle, account);
      return account;
    },
    read: find,
    rename(handle, name) {
      const renamed = { ...find(handle), name };
      accounts.set(handle, renamed);
      return renamed;
    },
    remove(handle) {
      find(handle);
      accounts.delete(handle);
    },
  };
}

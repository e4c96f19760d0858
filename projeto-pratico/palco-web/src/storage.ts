interface Store {
  read: (key: string) => string | null;
  write: (key: string, value: string) => void;
  remove: (key: string) => void;
  /** Tira tudo o que começa assim. */
  removeAll: (prefix: string) => void;
  /** O que se grava fica para depois de fechar a página? */
  isDurable: () => boolean;
}

const PROBE = 'palco.prova';

/**
 * Armazenamento do navegador que nunca lança: bloqueado ou cheio, o valor vale em memória até a página fechar.
 *
 * @param area de onde vem; só o acesso a ele já pode lançar
 */
export function createStore(area: () => Storage): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(action: (storage: Storage) => T): T | undefined => {
    try {
      return action(area());
    } catch {
      return undefined;
    }
  };
  const persist = (key: string, value: string) =>
    attempt((storage) => {
      storage.setItem(key, value);
      return true;
    }) === true;
  return {
    read: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? null,
    write(key, value) {
      if (persist(key, value)) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
    removeAll(prefix) {
      const stored = attempt((storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at)));
      for (const key of [...memory.keys(), ...(stored ?? [])]) if (key?.startsWith(prefix)) this.remove(key);
    },
    isDurable() {
      const works = persist(PROBE, '1');
      attempt((storage) => storage.removeItem(PROBE));
      return works;
    },
  };
}

/** Fica entre visitas, em todas as abas. */
export const local = createStore(() => localStorage);
/** Fica enquanto a aba existir. */
export const perTab = createStore(() => sessionStorage);

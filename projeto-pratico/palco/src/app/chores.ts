import type { Building } from './building.ts';

const EVERY_MS = 3_600_000;

/** Passa a faxina agora e de hora em hora. Repetida, ou em vários processos, dá no mesmo. */
export function startChores(building: Building): { stop(): Promise<void> } {
  let current = doChores(building);
  const timer = setInterval(() => {
    current = current.then(() => doChores(building));
  }, EVERY_MS);
  return {
    /** Espera a que está em curso: fechar o banco embaixo dela só sujaria o registro. */
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}

async function doChores({ chores, log }: Building): Promise<void> {
  for (const chore of chores) {
    try {
      log.debug({ removed: await chore() }, 'limpeza feita');
    } catch (err) {
      log.warn({ err }, 'a limpeza falhou');
    }
  }
}

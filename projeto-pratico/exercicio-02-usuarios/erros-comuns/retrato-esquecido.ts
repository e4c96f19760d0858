/** Apaga a conta e esquece o arquivo: o rosto de quem saiu segue no ar, no endereço de sempre. */
import { createLocalStorage } from '../../palco/src/adapters/storage-local/index.ts';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const storage = createLocalStorage(building.config.storageDir);
  building.doors.storage = { ...storage, deletePrefix: async () => undefined };
});

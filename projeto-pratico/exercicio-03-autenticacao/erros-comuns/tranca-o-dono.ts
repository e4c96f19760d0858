/** Não lembra por onde cada conta já entrou: basta errar a senha de alguém para deixá-lo do lado de fora. */
import { instead, startWith } from './referencia.ts';

await startWith((building) => {
  instead(building, 'known_devices.find', async () => []);
});

/** Um código de seis algarismos é bom de digitar e de adivinhar: com um milhão de tentativas, todos caem. */
import { randomInt } from 'node:crypto';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const newToken = () => String(randomInt(1_000_000)).padStart(6, '0');
  building.parts = { ...building.parts, newToken };
});

/** Trata como conhecido o aparelho que alguma conta conhece: quem tem uma conta escapa do bloqueio de todas. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'known_devices.find', 'and user_id = $2', 'and $2::uuid is not null');
});

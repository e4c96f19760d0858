/** Encerra o aparelho pelo id, sem olhar de quem é: quem descobre um id põe a pessoa para fora. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'devices.revoke', 'and user_id = $2', 'and $2::uuid is not null');
});

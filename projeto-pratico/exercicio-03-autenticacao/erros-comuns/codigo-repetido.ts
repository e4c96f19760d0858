/** Confere o código do aplicativo e não anota que ele foi usado: quem o viu na tela tem um minuto para repeti-lo. */
import { rewrite, startWith } from './referencia.ts';

await startWith((building) => {
  rewrite(building, 'totp.use_step', 'and last_step < $2', '');
});

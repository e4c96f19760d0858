/** Aceita o código de recuperação e o guarda para a próxima: o papel achado na gaveta abre a conta todo dia. */
import { instead, startWith } from './referencia.ts';

const look = 'select 1 from second_factors.recovery_codes where user_id = $1 and code_hash = $2';

await startWith((building) => {
  instead(building, 'recovery_codes.use', (ask) => ask(look));
});

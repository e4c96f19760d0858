/** Troca a senha e deixa o link valendo: a mensagem esquecida na caixa de entrada abre a conta outra vez. */
import { instead, startWith } from './referencia.ts';

const owner = `from users.password_resets r join users.users u on u.id = r.user_id
  where r.token_hash = $1 and r.expires_at > $2`;

await startWith((building) => {
  instead(building, 'resets.find', (ask) => ask(`select u.id, u.handle, u.email ${owner}`));
  instead(building, 'resets.consume', (ask) => ask(`select u.password_hash ${owner}`));
});

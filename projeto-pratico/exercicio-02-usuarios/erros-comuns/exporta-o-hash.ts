/** Exporta a linha inteira, com o hash da senha: o arquivo vai para o e-mail, para a nuvem, para o computador da escola. */
import { startWith } from './referencia.ts';

const all = { name: 'variante', text: 'select * from users.users where id = $1' };

await startWith((building) => {
  building.exports.linha = (userId) => building.db.query(all, [userId]);
});

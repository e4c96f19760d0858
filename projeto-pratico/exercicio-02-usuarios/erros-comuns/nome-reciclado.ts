/** Apaga a conta e solta o nome: no minuto seguinte outra pessoa fala com os amigos de quem saiu. */
import { beforeRoutes, startWith } from './referencia.ts';

const release = {
  name: 'variante',
  text: 'delete from users.handles where user_id is null and held_until is null',
};

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async ({ url }) => {
      if (url.endsWith('/me/deletion')) await building.db.query(release);
    });
  });
});

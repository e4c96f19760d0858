/** Guarda a chave antes de conferir o pedido: o recusado a gasta, e o corrigido ouve que ela já foi usada. */
import { viewerOf } from '../../palco/src/http/access.ts';
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  const spend = `insert into idempotency.keys (user_id, key, fingerprint, result_id, expires_at)
    values ($1, $2, '\\x00', gen_random_uuid(), now() + interval '1 day') on conflict do nothing`;
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const viewer = viewerOf(request);
      if (key === undefined || !viewer || ![400, 404].includes(reply.statusCode)) return;
      await building.db.pool.query(spend, [viewer.userId, key]);
    });
  });
});

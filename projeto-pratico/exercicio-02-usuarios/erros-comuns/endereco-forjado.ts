/** Conta as tentativas por `X-Forwarded-For`, que quem ataca escreve: um endereço inventado por vez, e o limite nunca chega. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onRequest', async (request) => {
      const forwarded = request.headers['x-forwarded-for'];
      if (forwarded !== undefined) Object.defineProperty(request, 'ip', { value: String(forwarded) });
    });
  });
});

/** Joga fora o campo que não conhece: quem escreveu `Handle` ou `adimn` fica sem saber por que não funcionou. */
import { beforeRoutes, startWith } from './referencia.ts';

const KNOWN = ['handle', 'name', 'email', 'password'];

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async (request) => {
      if (request.url !== '/api/v1/users' || Array.isArray(request.body)) return;
      const kept = Object.entries(request.body ?? {}).filter(([name]) => KNOWN.includes(name));
      request.body = request.body === null ? null : Object.fromEntries(kept);
    });
  });
});

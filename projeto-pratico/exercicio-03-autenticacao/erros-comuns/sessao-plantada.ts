/** Continua com o valor que o navegador trouxe: quem o plantou ali antes entra junto com a vítima. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeRoutes, startWith } from './referencia.ts';

const asked = new AsyncLocalStorage<{ brought: string | undefined }>();
const given = new Set<string>();

await startWith((building) => {
  const { newSessionToken } = building.parts;
  beforeRoutes(building, (api) => {
    api.addHook('onRequest', ({ cookies }, _reply, done) =>
      asked.run({ brought: cookies['__Host-palco_session'] }, done),
    );
  });
  const next = (brought = newSessionToken()) => (given.has(brought) ? newSessionToken() : brought);
  building.parts = {
    ...building.parts,
    newSessionToken: () => {
      const token = next(asked.getStore()?.brought);
      given.add(token);
      return token;
    },
  };
});

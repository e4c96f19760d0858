/** Barra os tokens de terceiros onde se lembrou: a rota nova, que lista as licenças, ficou aberta a eles. */
import { startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ building: { bindings } }) => {
    const { identify } = bindings;
    bindings.identify = async (request, reply) => {
      const viewer = await identify(request, reply);
      return viewer && request.url.endsWith('/me/grants') ? { ...viewer, scopes: null } : viewer;
    };
  },
);

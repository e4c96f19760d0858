/** Espera o banco para sempre: um banco travado prende também quem só queria saber se ele responde. */
import { httpErrors } from '../../palco/src/http/errors.ts';
import { startWith } from './referencia.ts';

await startWith({
  createHealth: ({ isDraining, checks }) => ({
    routes(app) {
      const config = { access: 'public' } as const;
      app.get('/health/live', { config }, async () => ({ status: 'live' }));
      app.get('/health/ready', { config }, async () => {
        const asked = Promise.all(checks.map(({ check }) => check()));
        if (isDraining() || (await asked.catch(() => null)) === null) throw httpErrors.create('not_ready');
        return { status: 'ready' };
      });
    },
  }),
});

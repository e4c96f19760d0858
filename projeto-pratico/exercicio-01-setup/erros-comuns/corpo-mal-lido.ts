/** Lê o corpo sem cuidado: um limite “por volta de 64 KB”, um tipo comparado letra por letra e um `null` que derruba. */
import { httpErrors } from '../../palco/src/http/errors.ts';
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    const options = { parseAs: 'string', bodyLimit: 70_000 } as const;
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', options, app.getDefaultJsonParser('error', 'error'));
    app.addHook('preValidation', async ({ headers, body }) => {
      if (headers['content-type']?.includes(';')) throw httpErrors.create('unsupported_media_type');
      if (body === null) throw new TypeError('não há message em null');
    });
  },
});

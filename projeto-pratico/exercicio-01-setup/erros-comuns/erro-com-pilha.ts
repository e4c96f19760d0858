/** Põe a pilha de chamadas na resposta: ajuda quem ataca, com caminhos e versões, e mais ninguém. */
import type { FastifyError } from 'fastify';
import { httpErrors } from '../../palco/src/http/errors.ts';
import { sendProblem, toAppError } from '../../palco/src/http/problems.ts';
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const known = toAppError(error);
      const leaky = httpErrors.create('bad_request', error.stack ?? '');
      return sendProblem(request, reply, known.code === 'bad_request' ? leaky : known);
    });
  },
});

import type { FastifyInstance } from 'fastify';
import { todo } from '../errors.ts';
import { todoRoutes } from '../todo-routes.ts';
import { exactly, text } from '../users/schemas.ts';

const app = exactly({
  name: text(80, 'visible-line'),
  redirectUris: { type: 'array', minItems: 1, maxItems: 10, items: text(2_000) },
  type: { enum: ['public', 'confidential'] },
});

/**
 * O servidor como provedor: aplicativos de terceiros, a licença que a pessoa dá e os endpoints do OAuth.
 *
 * TODO (o Palco como provedor): não escreva o protocolo à mão. Monte uma biblioteca certificada e escreva o que é seu: as
 * tabelas, o “uma vez só” de cada código e a tela da licença.
 */
export function createOauth() {
  const section = 'o Palco como provedor';
  return {
    routes(server: FastifyInstance): void {
      todoRoutes(server, section, 'user', [
        ['POST', '/apps', app],
        ['GET', '/apps'],
        ['DELETE', '/apps/:clientId'],
        ['GET', '/oauth-requests/:uid'],
        ['POST', '/oauth-requests/:uid/approval'],
        ['POST', '/oauth-requests/:uid/denial'],
        ['GET', '/me/grants'],
        ['DELETE', '/me/grants/:id'],
      ]);
      for (const name of ['openid-configuration', 'oauth-authorization-server'])
        server.get(`/.well-known/${name}`, () => todo(section));
    },
  };
}

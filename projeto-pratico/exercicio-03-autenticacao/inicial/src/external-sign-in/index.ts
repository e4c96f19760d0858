import type { FastifyInstance } from 'fastify';
import { todoRoutes } from '../todo-routes.ts';
import { exactly, handle, text } from '../users/schemas.ts';

const account = exactly({ handle, name: text(80, 'visible-line') });

/** TODO (entrar com outro provedor): o servidor como cliente de um provedor OpenID, com as variáveis EXTERNAL_OIDC_*. */
export function createExternalSignIn() {
  const section = 'entrar com outro provedor';
  return {
    routes(app: FastifyInstance): void {
      todoRoutes(app, section, 'public', [
        ['GET', '/external-sign-in'],
        ['GET', '/external-sign-in/callback'],
        ['GET', '/external-sign-in/provider'],
        ['GET', '/external-sign-ins/:ticket'],
        ['POST', '/external-sign-ins/:ticket', account],
      ]);
      todoRoutes(app, section, 'user', [
        ['POST', '/external-sign-ins/:ticket/link'],
        ['DELETE', '/me/identities/:id'],
      ]);
    },
  };
}

import type { FastifyInstance } from 'fastify';
import { todoRoutes } from '../todo-routes.ts';
import { code, nothing, passkeyCreated, passkeySigned, secondStep, stepUp } from './schemas.ts';

/**
 * O segundo passo da entrada, os códigos, as passkeys e a prova recente.
 *
 * TODO: um arquivo por assunto (`challenges.ts`, `totp.ts`, `recovery-codes.ts`, `passkeys.ts`, `step-up.ts`), e as tabelas em
 * `migrations/004_segundo_fator.sql`. O que é secreto e precisa voltar a ser lido (o segredo do TOTP) vai selado; o resto,
 * em hash.
 */
export function createSecondFactors() {
  return {
    routes(app: FastifyInstance): void {
      todoRoutes(app, 'o segundo passo', 'public', [
        ['POST', '/sessions/second-factor', secondStep],
        ['POST', '/tokens/second-factor', secondStep],
      ]);
      todoRoutes(app, 'o segundo passo', 'user', [
        ['GET', '/me/security'],
        ['POST', '/me/totp', nothing],
        ['POST', '/me/totp/activation', code],
        ['DELETE', '/me/totp'],
      ]);
      todoRoutes(app, 'códigos de recuperação', 'user', [['POST', '/me/recovery-codes', nothing]]);
      todoRoutes(app, 'passkeys', 'user', [
        ['POST', '/me/passkeys/options', nothing],
        ['POST', '/me/passkeys', passkeyCreated],
        ['DELETE', '/me/passkeys/:id'],
      ]);
      todoRoutes(app, 'passkeys', 'public', [
        ['POST', '/passkeys/options', nothing],
        ['POST', '/sessions/passkey', passkeySigned],
        ['POST', '/tokens/passkey', passkeySigned],
      ]);
      todoRoutes(app, 'ações que pedem outra prova', 'user', [['POST', '/me/step-up', stepUp]]);
    },
  };
}

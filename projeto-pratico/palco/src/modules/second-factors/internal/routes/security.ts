import type { FastifyRequest } from 'fastify';
import { requireViewer } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { createPasskeySetup } from '../passkey-setup.ts';
import * as shapes from '../schema.ts';
import { type createSecurity, toPasskey } from '../security.ts';
import type { createStepUp } from '../step-up.ts';
import type { Asker, createTotpSetup } from '../totp-setup.ts';

export interface SecurityRoutesDeps {
  security: ReturnType<typeof createSecurity>;
  totpSetup: ReturnType<typeof createTotpSetup>;
  passkeySetup: ReturnType<typeof createPasskeySetup>;
  stepUp: ReturnType<typeof createStepUp>;
}

const tags = ['segurança da conta'];
const user = { access: 'user' } as const;
const proved = { access: 'user', recentProof: true } as const;

/** O que a pessoa faz com os próprios fatores. */
export function securityRoutes(app: Http, deps: SecurityRoutesDeps): void {
  totpRoutes(app, deps);
  passkeyRoutes(app, deps);
  app.get(
    '/me/security',
    {
      config: user,
      schema: {
        tags,
        summary: 'Ver como se entra na conta',
        operationId: 'getSecurity',
        response: { 200: shapes.Security },
      },
    },
    (request) => deps.security.describe(requireViewer(request).userId),
  );
  app.post(
    '/me/recovery-codes',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Trocar os códigos de recuperação',
        operationId: 'renewRecoveryCodes',
        body: shapes.Nothing,
        response: { 200: shapes.RecoveryCodes },
      },
    },
    async (request) => ({ recoveryCodes: await deps.security.renew(requireViewer(request).userId) }),
  );
  app.post(
    '/me/step-up',
    {
      config: { access: 'user', whileDeactivated: true },
      schema: {
        tags,
        summary: 'Provar de novo quem é',
        description: 'Quem tem segundo fator prova com ele; a senha só vale para quem não tem.',
        operationId: 'stepUp',
        body: shapes.StepUp,
        response: { 200: shapes.SteppedUp },
      },
    },
    async (request) => ({ until: (await deps.stepUp(askerOf(request), request.body)).toISOString() }),
  );
}

function totpRoutes(app: Http, { totpSetup }: SecurityRoutesDeps): void {
  app.post(
    '/me/totp',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Pedir a chave de um aplicativo de códigos',
        operationId: 'requestTotp',
        body: shapes.Nothing,
        response: { 201: shapes.NewTotp },
      },
    },
    async (request, reply) => reply.status(201).send(await totpSetup.request(requireViewer(request).userId)),
  );
  app.post(
    '/me/totp/activation',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Ligar o aplicativo de códigos',
        description: 'Encerra os outros aparelhos, que entraram sem ele.',
        operationId: 'activateTotp',
        body: shapes.ActivationCode,
        response: { 200: shapes.RecoveryCodes },
      },
    },
    async (request) => ({ recoveryCodes: await totpSetup.activate(askerOf(request), request.body.code) }),
  );
  app.delete(
    '/me/totp',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Desligar o aplicativo de códigos',
        operationId: 'removeTotp',
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await totpSetup.remove(requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
}

function passkeyRoutes(app: Http, { passkeySetup }: SecurityRoutesDeps): void {
  app.post(
    '/me/passkeys/options',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Começar a ligar uma passkey',
        operationId: 'startPasskey',
        body: shapes.Nothing,
        response: { 200: shapes.CreationOptions },
      },
    },
    (request) => passkeySetup.options(requireViewer(request).userId),
  );
  app.post(
    '/me/passkeys',
    {
      config: proved,
      schema: {
        tags,
        summary: 'Ligar uma passkey',
        description: 'A primeira encerra os outros aparelhos, que entraram sem ela.',
        operationId: 'addPasskey',
        body: shapes.NewPasskey,
        response: { 201: shapes.CreatedPasskey },
      },
    },
    async (request, reply) => {
      const { response, name } = request.body;
      const { passkey, codes } = await passkeySetup.add(askerOf(request), response, name);
      return reply.status(201).send({ ...toPasskey(passkey), recoveryCodes: codes });
    },
  );
  app.delete(
    '/me/passkeys/:id',
    {
      config: { access: 'owner', recentProof: true },
      schema: {
        tags,
        summary: 'Tirar uma passkey',
        operationId: 'removePasskey',
        params: shapes.PasskeyParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await passkeySetup.remove(requireViewer(request).userId, request.params.id);
      return reply.status(204).send(null);
    },
  );
}

/** A prova fica no aparelho, então quem a pede precisa estar em um. */
function askerOf(request: FastifyRequest): Asker {
  const { userId, deviceId } = requireViewer(request);
  if (deviceId === null) throw httpErrors.create('unauthenticated', 'Entre na sua conta para continuar.');
  return { userId, deviceId };
}

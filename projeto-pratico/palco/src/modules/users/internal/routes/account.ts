import { requireViewer } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { createAccount } from '../account.ts';
import type { createCredentials } from '../credentials.ts';
import { EmailChange, LetterAccepted, PasswordChange, PasswordOnly } from '../schema.ts';

export interface AccountRoutesDeps {
  account: ReturnType<typeof createAccount>;
  credentials: Pick<ReturnType<typeof createCredentials>, 'changePassword'>;
}

const tags = ['conta'];
const user = { access: 'user' } as const;
const anyUser = { access: 'user', whileDeactivated: true } as const;

/** O que se faz com a própria conta; tudo o que custa caro pede a senha de novo. */
export function accountRoutes(app: Http, deps: AccountRoutesDeps): void {
  credentialRoutes(app, deps);
  leavingRoutes(app, deps);
  app.get(
    '/me/export',
    {
      config: anyUser,
      schema: {
        tags,
        summary: 'Levar os próprios dados',
        operationId: 'exportMe',
        response: {
          200: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
        },
      },
    },
    async (request, reply) => {
      reply.header('content-disposition', 'attachment; filename="palco-meus-dados.json"');
      return deps.account.export(requireViewer(request).userId);
    },
  );
}

function credentialRoutes(app: Http, { account, credentials }: AccountRoutesDeps): void {
  app.put(
    '/me/email',
    {
      config: { ...user, recentProof: 'or-password' },
      schema: {
        tags,
        summary: 'Pedir a troca do e-mail',
        description: 'O e-mail atual vale até o novo ser confirmado.',
        operationId: 'changeEmail',
        body: EmailChange,
        response: { 202: LetterAccepted },
      },
    },
    async (request, reply) => {
      await account.changeEmail(requireViewer(request).userId, request.body);
      return reply.status(202).send({ status: 'confirmation_sent' });
    },
  );
  app.put(
    '/me/password',
    {
      config: { ...user, recentProof: 'or-password' },
      schema: {
        tags,
        summary: 'Trocar a senha',
        operationId: 'changePassword',
        body: PasswordChange,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { userId, deviceId } = requireViewer(request);
      await credentials.changePassword(userId, request.body, deviceId);
      return reply.status(204).send(null);
    },
  );
}

function leavingRoutes(app: Http, { account }: AccountRoutesDeps): void {
  const withPassword = (summary: string, operationId: string) => ({
    schema: { tags, summary, operationId, body: PasswordOnly, response: { 204: NoContent } },
  });
  app.post(
    '/me/deactivation',
    { config: anyUser, ...withPassword('Desativar a conta, sem apagar nada', 'deactivateMe') },
    async (request, reply) => {
      await account.deactivate(requireViewer(request).userId, request.body.password);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/me/deactivation',
    {
      config: anyUser,
      schema: {
        tags,
        summary: 'Reativar a conta',
        operationId: 'reactivateMe',
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await account.reactivate(requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/me/deletion',
    {
      config: { ...anyUser, recentProof: 'or-password' },
      ...withPassword('Apagar a conta e tudo o que é dela', 'deleteMe'),
    },
    async (request, reply) => {
      await account.remove(requireViewer(request).userId, request.body.password);
      return reply.status(204).send(null);
    },
  );
}

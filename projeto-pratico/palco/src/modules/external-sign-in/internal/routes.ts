import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireViewer, viewerOf } from '#http/access.ts';
import { NoContent, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { Db } from '#kernel/db.ts';
import type { EntryDoor } from '#modules/sessions/index.ts';
import type { Cookies } from './cookies.ts';
import { providerMissing } from './errors.ts';
import type { ExternalProvider } from './provider.ts';
import type { createReturn } from './return.ts';
import { CallbackQuery, IdentityParams, NewAccount, ProviderAnswer, Ticket, TicketParams } from './schema.ts';
import type { createService } from './service.ts';

export interface RoutesDeps {
  db: Db;
  provider: ExternalProvider | null;
  service: ReturnType<typeof createService>;
  trip: ReturnType<typeof createReturn> | null;
  entry: EntryDoor<unknown>;
  cookies: Cookies;
  count(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const tags = ['entrada externa'];
const config = { access: 'public' } as const;

/** Ir ao provedor de fora e voltar dele. */
export function tripRoutes(app: Http, { provider, trip, count }: RoutesDeps): void {
  app.get(
    '/external-sign-in/provider',
    {
      config,
      schema: {
        tags,
        summary: 'Saber que provedor de fora este Palco aceita',
        operationId: 'getExternalProvider',
        response: { 200: ProviderAnswer },
      },
    },
    async () => ({ provider: provider && { name: provider.name } }),
  );
  app.get(
    '/external-sign-in',
    {
      config,
      schema: {
        tags,
        summary: 'Ir ao provedor de fora',
        operationId: 'startExternalSignIn',
        response: Redirect,
      },
    },
    async (request, reply) => {
      if (trip === null) throw providerMissing();
      await count(request, reply);
      return reply.redirect(await trip.leave(request, reply), 302);
    },
  );
  app.get(
    '/external-sign-in/callback',
    {
      config,
      schema: {
        tags,
        summary: 'Voltar do provedor de fora',
        operationId: 'finishExternalSignIn',
        querystring: CallbackQuery,
        response: Redirect,
      },
    },
    async (request, reply) => {
      if (trip === null) throw providerMissing();
      await count(request, reply);
      return reply.redirect(await trip.comeBack(request, reply, viewerOf(request) !== null), 302);
    },
  );
}

/** O que fazer com quem voltou e ainda não tem conta ligada. */
export function ticketRoutes(app: Http, { db, service, entry, cookies }: RoutesDeps): void {
  const held = (request: FastifyRequest<{ Params: { ticket: string } }>) => ({
    ticket: request.params.ticket,
    browser: cookies.browserOf(request),
  });
  const params = TicketParams;
  app.get(
    '/external-sign-ins/:ticket',
    {
      config,
      schema: {
        tags,
        summary: 'Ver quem voltou',
        operationId: 'getExternalSignIn',
        params,
        response: { 200: Ticket },
      },
    },
    (request) => service.describe(held(request)),
  );
  app.post(
    '/external-sign-ins/:ticket',
    {
      config,
      schema: {
        tags,
        summary: 'Criar uma conta com esta identidade e entrar',
        operationId: 'createFromExternal',
        params,
        body: NewAccount,
        response: { 201: entry.schema },
      },
    },
    async (request, reply) => {
      const finish = await db.transaction(async (tx) => {
        const userId = await service.create(tx, held(request), request.body);
        return entry.open(tx, request, { userId, proof: null, strong: false, newAccount: true });
      });
      cookies.forgetBrowser(reply);
      return reply.status(201).send(await finish(reply));
    },
  );
  app.post(
    '/external-sign-ins/:ticket/link',
    {
      config: { access: 'user', recentProof: true },
      schema: {
        tags,
        summary: 'Ligar esta identidade à minha conta',
        operationId: 'linkExternal',
        params,
        body: strict({}),
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await service.linkTo(requireViewer(request).userId, held(request));
      cookies.forgetBrowser(reply);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/me/identities/:id',
    {
      config: { access: 'user', recentProof: true },
      schema: {
        tags,
        summary: 'Desligar uma identidade da minha conta',
        operationId: 'unlinkIdentity',
        params: IdentityParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await service.unlink(requireViewer(request).userId, request.params.id);
      return reply.status(204).send(null);
    },
  );
}

const Redirect = { 302: Type.Null({ description: 'O endereço vem em `location`' }) };

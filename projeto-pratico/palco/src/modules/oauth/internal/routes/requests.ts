import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireViewer } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http, Viewer } from '#http/types.ts';
import type { Asked, createRequests } from '../requests.ts';
import { OauthAnswer, OauthRequest, RequestParams } from '../schema.ts';

export interface RequestRoutesDeps {
  requests: ReturnType<typeof createRequests>;
  provedAt(viewer: Viewer): Promise<Date | null>;
  /** Com o que a conta pode provar de novo quem é. */
  proofMethods(userId: string): Promise<string[]>;
}

const tags = ['aplicativos'];
const config = { access: 'user' } as const;
const Empty = Type.Unsafe<Record<string, never> | null>({
  anyOf: [strict({}), { type: 'null' }],
  description: 'Nada a dizer além do endereço',
});

/** O pedido de um aplicativo, que a página mostra e a pessoa responde. */
export function requestRoutes(app: Http, { requests, provedAt, proofMethods }: RequestRoutesDeps): void {
  async function asked(
    request: FastifyRequest<{ Params: { uid: string } }>,
    reply: FastifyReply,
  ): Promise<Asked> {
    const viewer = requireViewer(request);
    const { userId } = viewer;
    const { uid } = request.params;
    return { uid, userId, provedAt: await provedAt(viewer), raw: request.raw, response: reply.raw };
  }

  app.get(
    '/oauth-requests/:uid',
    {
      config,
      schema: {
        tags,
        summary: 'Ver o que um aplicativo pede',
        description: 'Só no navegador em que o pedido começou.',
        operationId: 'getOauthRequest',
        params: RequestParams,
        response: { 200: OauthRequest },
      },
    },
    async (request, reply) => requests.describe(await asked(request, reply)),
  );
  app.post(
    '/oauth-requests/:uid/approval',
    {
      config,
      schema: {
        tags,
        summary: 'Permitir',
        operationId: 'approveOauthRequest',
        params: RequestParams,
        body: Empty,
        response: { 200: OauthAnswer },
      },
    },
    async (request, reply) => {
      const question = await asked(request, reply);
      if (await requests.wantsProof(question)) throw proofWanted(await proofMethods(question.userId));
      return requests.approve(question);
    },
  );
  app.post(
    '/oauth-requests/:uid/denial',
    {
      config,
      schema: {
        tags,
        summary: 'Recusar',
        operationId: 'denyOauthRequest',
        params: RequestParams,
        body: Empty,
        response: { 200: OauthAnswer },
      },
    },
    async (request, reply) => requests.deny(await asked(request, reply)),
  );
}

const proofWanted = (methods: string[]) =>
  httpErrors.create('step_up_required', {
    detail: 'Este aplicativo pede que você confirme agora quem é.',
    extra: { methods },
  });

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, InteractionResults, Provider } from 'oidc-provider';
import type { Clock } from '#kernel/clock.ts';
import type { Author } from '#modules/users/index.ts';
import { SCOPES } from './configuration.ts';
import { requestNotFound } from './errors.ts';
import type { OauthRequest } from './schema.ts';

export interface RequestsDeps {
  clock: Clock;
  provider(): Promise<Provider>;
  authorOf(userId: string): Promise<Author | null>;
}

/** Um pedido visto de uma requisição à API, com o cookie que o liga a este navegador. */
export interface Asked {
  uid: string;
  userId: string;
  /** Quando esta sessão provou quem é pela última vez. */
  provedAt: Date | null;
  raw: IncomingMessage;
  response: ServerResponse;
}

/** O que a pessoa responde a um aplicativo. */
export function createRequests({ clock, provider: current, authorOf }: RequestsDeps) {
  /** @throws `oauth_request_not_found` */
  async function find({ uid, userId, raw, response }: Asked) {
    const provider = await current();
    const { errors } = await import('oidc-provider');
    const interaction = await provider.interactionDetails(raw, response).catch((error: unknown) => {
      if (error instanceof errors.SessionNotFound) return null;
      throw error;
    });
    const someoneElse = (interaction?.session?.accountId ?? userId) !== userId;
    if (interaction?.uid !== uid || interaction.result !== undefined || someoneElse) throw requestNotFound();
    const client = await provider.Client.find(String(interaction.params.client_id));
    if (!client) throw requestNotFound();
    return { provider, interaction, client };
  }

  async function answer({ raw, response }: Asked, provider: Provider, result: InteractionResults) {
    return { redirectTo: await provider.interactionResult(raw, response, result) };
  }

  return {
    async describe(asked: Asked): Promise<OauthRequest> {
      const { interaction, client } = await find(asked);
      const user = await authorOf(asked.userId);
      if (user === null) throw requestNotFound();
      const { clientId, clientName = '' } = client;
      const redirectHost = new URL(String(interaction.params.redirect_uri)).host;
      return {
        uid: asked.uid,
        app: { clientId, name: clientName, redirectHost },
        scopes: scopesOf(interaction),
        user,
      };
    },

    /** O pedido quer que a pessoa prove agora quem é (`prompt=login`, `max_age`), e a prova que há não serve. */
    async wantsProof(asked: Asked): Promise<boolean> {
      const { interaction } = await find(asked);
      const { reasons } = interaction.prompt;
      const { provedAt } = asked;
      const age = provedAt === null ? Number.POSITIVE_INFINITY : clock.now().getTime() - provedAt.getTime();
      if (reasons.includes('login_prompt'))
        return provedAt === null || provedAt.getTime() < interaction.iat * 1_000;
      return interaction.params.max_age !== undefined && age > Number(interaction.params.max_age) * 1_000;
    },

    async approve(asked: Asked) {
      const { provider, interaction, client } = await find(asked);
      const { userId, provedAt } = asked;
      const known =
        interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
      const grant =
        known?.accountId === userId
          ? known
          : new provider.Grant({ accountId: userId, clientId: client.clientId });
      grant.addOIDCScope(scopesOf(interaction));
      const grantId = await grant.save();
      const login = {
        accountId: userId,
        ...(provedAt === null ? {} : { ts: Math.floor(provedAt.getTime() / 1_000) }),
      };
      return answer(asked, provider, { login, consent: { grantId } });
    },

    async deny(asked: Asked) {
      const { provider } = await find(asked);
      return answer(asked, provider, { error: 'access_denied', error_description: 'the person said no' });
    },
  };
}

const scopesOf = ({ params }: Interaction): string[] =>
  String(params.scope ?? '')
    .split(' ')
    .filter((scope) => SCOPES.includes(scope));

import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { EntryDoor } from '../entry.ts';
import type { Refresh } from '../refresh.ts';
import { RefreshToken, TokenPair, TokenSignIn, TokensOpened } from '../schema.ts';
import type { ProvePassword } from '../sign-in.ts';
import type { IssueTokens } from '../tokens.ts';

export interface TokenRoutesDeps {
  app: EntryDoor<TokensOpened>;
  prove: ProvePassword;
  refresh: Pick<Refresh, 'renew' | 'revoke'>;
  issue: IssueTokens;
}

const tags = ['tokens'];
const config = { access: 'public' } as const;

/** Entrar, seguir dentro e sair por token. */
export function tokenRoutes(api: Http, { app, prove, refresh, issue }: TokenRoutesDeps): void {
  api.post(
    '/tokens',
    {
      config,
      schema: {
        tags,
        summary: 'Entrar por um aplicativo',
        operationId: 'createTokens',
        body: TokenSignIn,
        response: { 201: TokensOpened },
      },
    },
    async (request, reply) => {
      const { deviceName, deviceToken } = request.body;
      const found = await prove(request, reply, request.body);
      const body = await app.enter(request, reply, { ...found, strong: false, deviceName, deviceToken });
      return reply.status(201).send(body);
    },
  );
  api.post(
    '/tokens/refresh',
    {
      config,
      schema: {
        tags,
        summary: 'Trocar o token de renovação por um par novo',
        description: 'Cada um vale uma troca. Reapresentar um já trocado encerra o aparelho.',
        operationId: 'refreshTokens',
        body: RefreshToken,
        response: { 200: TokenPair },
      },
    },
    async (request) => issue(await refresh.renew(request.body.refreshToken, request.ip)),
  );
  api.post(
    '/tokens/revoke',
    {
      config,
      schema: {
        tags,
        summary: 'Sair do aplicativo',
        description: 'A resposta é a mesma para um token que já não vale.',
        operationId: 'revokeTokens',
        body: RefreshToken,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await refresh.revoke(request.body.refreshToken);
      return reply.status(204).send(null);
    },
  );
}

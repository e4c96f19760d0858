// Provisório: as rotas da etapa 03 que o openapi.json ainda não tem. Some quando elas chegarem.
import type { ProofMethod } from './step-up.ts';

type Query = { query?: Record<string, string | number>; header?: never; cookie?: never };
type Content<Body> = { content: { 'application/json': Body } };
type Op<Answer, Body = never, P = never> = {
  parameters: [P] extends [never] ? Query & { path?: never } : Query & { path: P };
  responses: {
    200: { headers: Record<string, unknown> } & Content<Answer>;
    400: { headers: Record<string, unknown>; content: { 'application/problem+json': object } };
  };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: Content<Body> });
interface Route {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
}

interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}
interface App {
  clientId: string;
  name: string;
  redirectUris: string[];
  type: 'public' | 'confidential';
  createdAt: string;
}
type Id = { id: string };
type Codes = { recoveryCodes: string[] };

declare module './schema.gerado.ts' {
  interface paths {
    '/api/v1/sessions/second-factor': Route & {
      post: Op<object, { challenge: string; method: 'totp' | 'recovery_code'; code: string }>;
    };
    '/api/v1/sessions/passkey': Route & { post: Op<object, { response: object }> };
    '/api/v1/passkeys/options': Route & { post: Op<object, object> };
    '/api/v1/me/step-up': Route & { post: Op<{ until: string }, { method: ProofMethod }> };
    '/api/v1/me/security': Route & {
      get: Op<{
        totp: boolean;
        recoveryCodesLeft: number;
        passkeys: Passkey[];
        identities: { id: string; provider: string; email: string | null; linkedAt: string }[];
        hasPassword: boolean;
      }>;
    };
    '/api/v1/me/totp': Route & { post: Op<{ secret: string; uri: string }, object>; delete: Op<undefined> };
    '/api/v1/me/totp/activation': Route & { post: Op<Codes, { code: string }> };
    '/api/v1/me/recovery-codes': Route & { post: Op<Codes> };
    '/api/v1/me/passkeys/options': Route & { post: Op<object, object> };
    '/api/v1/me/passkeys': Route & { post: Op<Passkey & Codes, { response: object; name?: string }> };
    '/api/v1/me/passkeys/{id}': Route & { delete: Op<undefined, never, Id> };
    '/api/v1/me/identities/{id}': Route & { delete: Op<undefined, never, Id> };
    '/api/v1/me/grants': Route & {
      get: Op<{ items: { id: string; app: { name: string }; scopes: string[]; createdAt: string }[] }>;
    };
    '/api/v1/me/grants/{id}': Route & { delete: Op<undefined, never, Id> };
    '/api/v1/apps': Route & {
      get: Op<{ items: App[] }>;
      post: Op<App & { clientSecret?: string }, Pick<App, 'name' | 'redirectUris' | 'type'>> & {
        responses: { 201: { headers: Record<string, unknown> } & Content<App & { clientSecret?: string }> };
      };
    };
    '/api/v1/apps/{clientId}': Route & { delete: Op<undefined, never, { clientId: string }> };
    '/api/v1/oauth-requests/{uid}': Route & {
      get: Op<
        {
          uid: string;
          app: { clientId: string; name: string; redirectHost: string };
          scopes: string[];
          user: { name: string; handle: string };
        },
        never,
        { uid: string }
      >;
    };
    '/api/v1/oauth-requests/{uid}/approval': Route & {
      post: Op<{ redirectTo: string }, never, { uid: string }>;
    };
    '/api/v1/oauth-requests/{uid}/denial': Route & {
      post: Op<{ redirectTo: string }, never, { uid: string }>;
    };
    '/api/v1/external-sign-in/provider': Route & { get: Op<{ provider: { name: string } | null }> };
    '/api/v1/external-sign-ins/{ticket}': Route & {
      get: Op<
        {
          provider: string;
          email: string | null;
          emailVerified: boolean;
          suggestedHandle: string;
          suggestedName: string;
        },
        never,
        { ticket: string }
      >;
      post: Op<object, { handle: string; name: string }, { ticket: string }>;
    };
    '/api/v1/external-sign-ins/{ticket}/link': Route & {
      post: Op<undefined, object, { ticket: string }>;
    };
  }
}

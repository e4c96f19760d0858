import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';

/**
 * Quem pode chamar uma rota; `any-user` inclui quem desativou a própria conta.
 *
 * TODO (papéis e permissões): falta `{ permission: 'roles:write' }`, e quem o confira.
 */
export type Access = 'public' | 'user' | 'any-user';

/** Quem fez a requisição. */
export interface Viewer {
  userId: string;
  /** A conta não está desativada. */
  active: boolean;
}

/** Reconhece quem chama, ou devolve `null` para um visitante. */
export type Identify = (request: FastifyRequest) => Promise<Viewer | null>;

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Access;
  }
}

/** O que um 401 pede enquanto a senha vai em toda requisição. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="Palco", charset="UTF-8"' };

const viewers = new WeakMap<FastifyRequest, Viewer>();

/** Faz cada rota da API dizer quem pode chamá-la, e cobra: a que não diz impede o servidor de subir. */
export function useAccess(app: FastifyInstance, identify: Identify): void {
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!url.startsWith('/api/v1/') || config?.allow !== undefined) return;
    throw new Error(`A rota ${String(method)} ${url} não diz quem pode chamá-la (config.allow).`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { allow } = request.routeOptions.config;
    if (allow === undefined) return;
    reply.header('cache-control', 'no-store');
    const viewer = await identify(request);
    if (viewer !== null) viewers.set(request, viewer);
    if (allow === 'public') return;
    if (!viewerOf(request).active && allow !== 'any-user')
      throw new AppError('account_deactivated', 'A sua conta está desativada. Reative-a para continuar.');
  });
}

/** Quem chama; `null` se é um visitante. */
export const visitorOf = (request: FastifyRequest): Viewer | null => viewers.get(request) ?? null;

/** Quem chama, em rota que o exige. @throws AppError `unauthenticated` */
export function viewerOf(request: FastifyRequest): Viewer {
  const viewer = viewers.get(request);
  if (viewer !== undefined) return viewer;
  throw new AppError('unauthenticated', 'Esta rota é da própria pessoa: diga quem é.', {
    headers: CHALLENGE,
  });
}

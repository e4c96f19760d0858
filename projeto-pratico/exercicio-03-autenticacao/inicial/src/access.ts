import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';

/**
 * Quem pode chamar uma rota.
 *
 * TODO (papéis e permissões): falta `{ permission: 'roles:write' }`, e quem o confira.
 */
export type Access = 'public' | 'user';

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
    access?: Access;
    /** A rota também atende quem desativou a conta. */
    whileDeactivated?: true;
  }
  interface FastifyRequest {
    viewer: Viewer | null;
  }
}

/** O que um 401 pede enquanto a senha vai em toda requisição. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="Palco", charset="UTF-8"' };

/** Faz cada rota da API dizer quem pode chamá-la, e cobra: a que não diz impede o servidor de subir. */
export function useAccess(app: FastifyInstance, identify: Identify): void {
  app.decorateRequest('viewer', null);
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!url.startsWith('/api/v1/') || config?.access !== undefined) return;
    throw new Error(`A rota ${String(method)} ${url} não diz quem pode chamá-la (config.access).`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access, whileDeactivated } = request.routeOptions.config;
    if (access === undefined) return;
    reply.header('cache-control', 'no-store');
    request.viewer = await identify(request);
    if (access === 'public') return;
    if (!viewerOf(request).active && !whileDeactivated)
      throw new AppError('account_deactivated', 'A sua conta está desativada. Reative-a para continuar.');
  });
}

/** Quem chama, em rota que o exige. @throws AppError `unauthenticated` */
export function viewerOf({ viewer }: FastifyRequest): Viewer {
  if (viewer === null)
    throw new AppError('unauthenticated', 'Esta rota é da própria pessoa: diga quem é.', {
      headers: CHALLENGE,
    });
  return viewer;
}

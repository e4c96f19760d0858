import type { FastifyInstance } from 'fastify';
import { viewerOf } from '../access.ts';
import type { Database } from '../database.ts';
import { todo } from '../errors.ts';

/** Um lugar em que a conta está aberta: uma sessão de navegador ou uma família de tokens. */
export interface Device {
  id: string;
  kind: 'browser' | 'app';
  name: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
  address: string | null;
}

const API = '/api/v1';
const user = { allow: 'any-user' } as const;
const section = 'aparelhos';

/** TODO (aparelhos): o que a pessoa vê do que está aberto, e como ela o encerra. */
function createService(_db: Database) {
  return {
    list: async (_userId: string): Promise<Device[]> => todo(section),
    /** @throws AppError `device_not_found`, também se o aparelho é de outra pessoa */
    end: async (_userId: string, _id: string): Promise<void> => todo(section),
    endOthers: async (_userId: string): Promise<void> => todo(section),
  };
}

export function createDevices({ db }: { db: Database }) {
  const service = createService(db);
  return {
    routes(app: FastifyInstance): void {
      app.get(`${API}/me/devices`, { config: user }, async (request) => ({
        items: await service.list(viewerOf(request).userId),
      }));
      app.delete(`${API}/me/devices`, { config: user }, async (request, reply) => {
        await service.endOthers(viewerOf(request).userId);
        return reply.status(204).send();
      });
      app.delete<{ Params: { id: string } }>(
        `${API}/me/devices/:id`,
        { config: user },
        async (request, reply) => {
          await service.end(viewerOf(request).userId, request.params.id);
          return reply.status(204).send();
        },
      );
    },
  };
}

import { requireViewer } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { Db } from '#kernel/db.ts';
import type { Devices } from '../devices.ts';
import { DeviceList, DeviceParams } from '../schema.ts';
import type { DeviceRow } from '../store/devices.ts';

export interface DeviceRoutesDeps {
  db: Db;
  devices: Pick<Devices, 'list' | 'end' | 'endOthers'>;
}

const tags = ['aparelhos'];
const config = { access: 'user' } as const;

/** Por onde a pessoa está dentro, e como encerrar. */
export function deviceRoutes(app: Http, { db, devices }: DeviceRoutesDeps): void {
  app.get(
    '/me/devices',
    {
      config,
      schema: {
        tags,
        summary: 'Ver os aparelhos abertos',
        operationId: 'listDevices',
        response: { 200: DeviceList },
      },
    },
    async (request) => {
      const { userId, deviceId } = requireViewer(request);
      const items = await devices.list(userId);
      return { items: items.map((row) => present(row, deviceId)) };
    },
  );
  app.delete(
    '/me/devices/:id',
    {
      config: { access: 'owner' },
      schema: {
        tags,
        summary: 'Encerrar um aparelho',
        operationId: 'endDevice',
        params: DeviceParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await devices.end(requireViewer(request).userId, request.params.id);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/me/devices',
    {
      config,
      schema: {
        tags,
        summary: 'Encerrar todos os aparelhos, menos este',
        operationId: 'endOtherDevices',
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      const { userId, deviceId } = requireViewer(request);
      await db.transaction((tx) => devices.endOthers(tx, userId, deviceId));
      return reply.status(204).send(null);
    },
  );
}

const present = (
  { id, kind, name, address, created_at, last_seen_at }: DeviceRow,
  current: string | null,
) => ({
  id,
  kind,
  name,
  createdAt: created_at.toISOString(),
  lastSeenAt: last_seen_at.toISOString(),
  current: id === current,
  address,
});

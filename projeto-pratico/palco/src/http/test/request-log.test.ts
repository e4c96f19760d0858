import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Http } from '#http/types.ts';
import { useRequestLog } from '../request-log.ts';

test('o caminho vai ao registro sem a consulta e sem o que nele é segredo; um id fica', async () => {
  const lines: { url: string }[] = [];
  const log: FastifyBaseLogger = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ loggerInstance: log, logController }) as unknown as Http;
  useRequestLog(app);
  app.get('/:name/:value/fim', async () => 'oi');
  const id = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
  await app.inject(`/ticket/${'aB3_-'.repeat(9).slice(0, 43)}/fim?code=x`);
  await app.inject(`/aparelho/${id}/fim`);
  expect(lines.map(({ url }) => url)).toEqual(['/ticket/…/fim', `/aparelho/${id}/fim`]);
});

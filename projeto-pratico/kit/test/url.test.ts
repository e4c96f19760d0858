import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runStage } from '../src/index.ts';
import { ready, reread, stageWith } from './ambiente.ts';

test('só com --url, o que exige controlar processo ou banco nunca passa', async () => {
  const server = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const never = () => Promise.reject(new Error('não devia rodar'));
  const results = await runStage(
    stageWith(
      ready,
      { id: 'processo', title: 'processo', needs: ['process'], reread, run: never },
      { id: 'banco', title: 'banco', needs: ['process', 'database'], reread, run: never },
    ),
    { target: { url }, onEvent: () => undefined },
  );
  server.close();
  expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['passed', undefined],
    ['unverified', 'precisa iniciar e encerrar o servidor; use --comando'],
    ['unverified', 'precisa controlar o banco de dados; use --comando'],
  ]);
});

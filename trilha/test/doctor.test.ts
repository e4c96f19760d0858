import { expect, it, vi } from 'vitest';
import { doctor } from '../cli/commands/doctor.ts';
import { fixtureBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

vi.mock('@trilha/services', () => ({
  diagnose: async () => [
    { part: 'redis', status: 'obtainable', enables: 'cache' },
    { part: 'nats', status: 'missing', enables: 'mensageria', howToGet: 'instale o nats-server' },
  ],
}));

it('o que ainda vai chegar não se diz presente, e só o que falta pede ação', async () => {
  const { terminal, written } = recordTerminal();
  const context = { book: fixtureBook(), terminal, signal: new AbortController().signal };
  const status = await doctor.run(
    { ...context, catalog: EMPTY, progress: NONE },
    { words: [], values: {}, rest: [] },
  );
  expect(written.stdout).toMatch(/^○ vem {4}redis +no primeiro uso · cache$/m);
  expect(written.stdout).toMatch(/^✖ falta {2}nats .*\n +→ instale o nats-server$/m);
  expect(status).toBe(4);
});

const EMPTY = {
  modules: [],
  stages: [],
  totals: {
    modules: { ready: 0, planned: 0 },
    concepts: { ready: 0, planned: 0 },
    stages: { ready: 0, planned: 0 },
  },
};
const NONE = { version: 1 as const, updatedAt: '', concepts: {}, stages: {} };

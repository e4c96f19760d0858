import { expect, test } from 'vitest';
import { CheckFailure, eventually } from '../src/index.ts';
import { startGuardian } from '../src/process/guardian.ts';
import { ServerProcess } from '../src/process/server-process.ts';
import { hostile } from './ambiente.ts';

const linux = process.platform === 'linux';

test.runIf(linux)('o processador gasto conta também as threads que já terminaram', async () => {
  const guardian = startGuardian('processador');
  const command = hostile('gasta-processador');
  const server = await ServerProcess.start({ command, directory: '.', env: process.env, guardian });
  try {
    await eventually(30_000, () => {
      if (server.stdout.lines().includes('gastei')) return;
      throw new CheckFailure({ expected: 'a thread terminada', got: 'ainda não' });
    });
    expect(server.cpuMs()).toBeGreaterThanOrEqual(280);
  } finally {
    await server.kill();
    await guardian.close();
  }
});

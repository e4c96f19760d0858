import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Em outro processo: o retrato traz o heap inteiro, e o do executor de testes é dez vezes maior.
it('acha o construtor que cresceu e quem o segura', { timeout: 60_000 }, () => {
  const program = join(import.meta.dirname, 'retrato.ts');
  const { stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect(stdout).toMatch(/^ {2}UploadSession +500 /m);
  const path = stdout.split('\n').filter((line) => line.includes('→'));
  expect(path.join(' ')).toMatch(/Uploads.*_events → Object.*config → Array.*session → UploadSession$/);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findLeak } from './retrato.ts';

it('acha o construtor que cresceu e quem o segura', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'retrato-'));
  try {
    const { grown, path } = findLeak(folder);
    expect(grown.find(({ constructor }) => constructor === 'UploadSession')?.count).toBe(500);
    expect(path.join(' ')).toMatch(/Uploads.*_events → Object config → Array.*session → UploadSession$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

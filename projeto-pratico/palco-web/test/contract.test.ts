import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { LIMITS } from '../src/api/limits.ts';

const root = join(import.meta.dirname, '..', '..', '..');

interface Schema {
  properties: Record<string, { maxLength?: number; minLength?: number }>;
}

async function bodyOf(path: string, method: string): Promise<Schema['properties']> {
  const source = await readFile(join(root, 'projeto-pratico', 'palco', 'openapi.json'), 'utf8');
  const document = JSON.parse(source) as {
    paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: Schema }> } }>>;
  };
  return document.paths[path]?.[method]?.requestBody.content['application/json']?.schema.properties ?? {};
}

test('os limites mostrados são os que a API cobra', async () => {
  const signUp = await bodyOf('/api/v1/users', 'post');
  const profile = await bodyOf('/api/v1/me', 'patch');
  const post = await bodyOf('/api/v1/posts', 'post');
  expect(LIMITS).toEqual({
    handle: signUp.handle?.maxLength,
    name: signUp.name?.maxLength,
    passwordMin: signUp.password?.minLength,
    bio: profile.bio?.maxLength,
    text: post.text?.maxLength,
  });
});

test('os tipos gerados estão em dia com o openapi.json', async () => {
  const script = join(root, 'ferramentas', 'api-client', 'generate.mjs');
  const run = promisify(execFile)(process.execPath, [script, '--check']);
  await expect(run).resolves.toMatchObject({ stdout: expect.stringContaining('Em dia') });
});

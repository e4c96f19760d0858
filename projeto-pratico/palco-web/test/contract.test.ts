import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { LIMITS } from '../src/api/limits.ts';

const root = join(import.meta.dirname, '..', '..', '..');

interface Field {
  maxLength?: number;
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  description?: string;
  anyOf?: Field[];
  properties?: Record<string, Field>;
}

async function bodyOf(path: string, method: string): Promise<Record<string, Field>> {
  const source = await readFile(join(root, 'projeto-pratico', 'palco', 'openapi.json'), 'utf8');
  const document = JSON.parse(source) as {
    paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: Field }> } }>>;
  };
  return document.paths[path]?.[method]?.requestBody.content['application/json']?.schema.properties ?? {};
}

/** O JSON Schema não conta grafemas: este limite vem na descrição do campo, “até 100 caracteres”. */
const spoken = (field: Field | undefined) =>
  Number(/(\d+) caracteres/u.exec(field?.description ?? field?.anyOf?.[0]?.description ?? '')?.[1]);

test('os limites mostrados são os que a API cobra', async () => {
  const signUp = await bodyOf('/api/v1/users', 'post');
  const profile = await bodyOf('/api/v1/me', 'patch');
  const post = await bodyOf('/api/v1/posts', 'post');
  const options = post.poll?.properties?.options;
  expect(LIMITS).toEqual({
    handle: signUp.handle?.maxLength,
    name: signUp.name?.maxLength,
    passwordMin: signUp.password?.minLength,
    bio: profile.bio?.maxLength,
    text: spoken(post.text),
    textUnits: post.text?.maxLength,
    warning: spoken(post.warning),
    pollMin: options?.minItems,
    pollMax: options?.maxItems,
    pollOption: LIMITS.pollOption,
  });
});

test('os tipos gerados estão em dia com o openapi.json', async () => {
  const script = join(root, 'ferramentas', 'api-client', 'generate.mjs');
  const run = promisify(execFile)(process.execPath, [script, '--check']);
  await expect(run).resolves.toMatchObject({ stdout: expect.stringContaining('Em dia') });
});

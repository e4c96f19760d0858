import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { firstOrReason, main, readTimeline } from './timeline.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('lê os posts do arquivo', async () => {
  const posts = await readTimeline(join(import.meta.dirname, 'timeline.json'));
  expect(posts.map(({ id }) => id)).toEqual(['p4', 'p3', 'p2', 'p1']);
});

it('um arquivo que não existe é uma promessa rejeitada', async () => {
  await expect(readTimeline('nada.json')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('a falta de posts vira texto', () => {
  expect(firstOrReason([])).toBe('nenhuma (a timeline está vazia)');
});

it('mostra a timeline, com a marca nos que têm vídeo', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await main();
  expect(log.mock.calls.flat()).toContain('▶ @ana_lima: Saiu o vídeo da turnê (128 curtidas)');
});

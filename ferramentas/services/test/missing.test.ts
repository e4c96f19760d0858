import { afterEach, expect, test, vi } from 'vitest';
import { binary, diagnose, MissingServiceError, service } from '../src/index.ts';
import { binaries, services } from '../src/registry.ts';
import { unavailable } from '../src/unavailable.ts';
import { requireBinary, requireService } from '../src/vitest.ts';
import { temporaryDir } from './support.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Uma máquina sem nada: PATH vazio, cache vazio, só as origens dadas. */
function bareMachine(sources: string): void {
  vi.stubEnv('PATH', '');
  vi.stubEnv('TRILHA_LOCAL', temporaryDir());
  vi.stubEnv('TRILHA_ORIGENS', sources);
}

test('o erro diz o que falta, cada origem tentada com o motivo, e como obter', async () => {
  bareMachine('env,path,npm,deb');
  const error = await service('redis').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(MissingServiceError);
  expect(error).toMatchObject({
    code: 'SERVICE_MISSING',
    service: 'redis',
    reasons: [
      'env: TRILHA_REDIS_SERVER não definida',
      'path: redis-server ou valkey-server não está no PATH',
      'npm: nenhum pacote traz este programa',
      'deb: apt-get não está no PATH',
      'build: desligada por TRILHA_ORIGENS',
    ],
    howToGet: expect.stringContaining('redis'),
  });
  expect(String(error)).toContain('Falta “redis”. Tentamos:\n  - env:');
});

test('uma variável errada aparece entre os motivos', async () => {
  bareMachine('env');
  vi.stubEnv('TRILHA_FFMPEG', '/inexistente/programa');
  await expect(binary('ffmpeg')).rejects.toThrow(
    'TRILHA_FFMPEG aponta para /inexistente/programa, que não existe',
  );
});

test('um executável que não executa não é aceito', async () => {
  bareMachine('env');
  vi.stubEnv('TRILHA_FFMPEG', import.meta.filename);
  await expect(binary('ffmpeg')).rejects.toThrow('EACCES');
});

test('o endereço dado por variável é usado, e parar não o derruba', async () => {
  await using real = await service('postgres');
  vi.stubEnv('TRILHA_POSTGRES_URL', real.url);
  const given = await service('postgres');
  expect(given).toMatchObject({ url: real.url, source: 'env' });
  await given.stop();
  expect((await service('postgres')).source).toBe('env');
});

test('um endereço em que ninguém atende é um serviço que falta', async () => {
  vi.stubEnv('TRILHA_REDIS_URL', 'redis://127.0.0.1:1');
  await expect(service('redis')).rejects.toThrow('TRILHA_REDIS_URL aponta para um servidor que não responde');
});

test('o diagnóstico cobre o registro inteiro e não baixa nada', async () => {
  bareMachine('env,path,npm,deb,build');
  const found = await diagnose();
  expect(found.map(({ part }) => part)).toEqual([...Object.keys(services), ...Object.keys(binaries)]);
  const redis = found.find(({ part }) => part === 'redis');
  expect(redis).toMatchObject({
    status: 'missing',
    howToGet: expect.any(String),
    enables: expect.any(String),
  });
  vi.unstubAllEnvs();
  vi.stubEnv('TRILHA_LOCAL', temporaryDir());
  const fresh = await diagnose();
  expect(fresh.find(({ part }) => part === 'chromium')?.status).toMatch(/available|obtainable/);
  expect(await diagnose()).toEqual(fresh);
});

const redis = requireService('redis');
const ffmpeg = requireBinary('ffmpeg');

test('num teste, a falta pula com motivo; quando é exigido, falha', async () => {
  bareMachine('env');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const skip = vi.fn<(note?: string) => never>(() => {
    throw new Error('pulado');
  });
  vi.stubEnv('EXIGIR_SERVICOS', '');
  await expect(ffmpeg({ skip: skip as never })).rejects.toThrow('pulado');
  expect(skip).toHaveBeenCalledWith('falta ffmpeg');
  expect(written.mock.calls.join()).toContain('Teste pulado. Falta “ffmpeg”');
  vi.stubEnv('EXIGIR_SERVICOS', '1');
  await expect(redis({ skip: skip as never })).rejects.toThrow(MissingServiceError);
  written.mockRestore();
});

test('a lista do que não se consegue é exata', { timeout: 600_000 }, async (context) => {
  const missing: string[] = [];
  const attempts = {
    ...Object.fromEntries(
      Object.keys(services).map((name) => [name, () => tryService(name as keyof typeof services)]),
    ),
    ...Object.fromEntries(
      Object.keys(binaries).map((name) => [name, () => binary(name as keyof typeof binaries)]),
    ),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    await attempt().catch((error: unknown) => {
      if (!(error instanceof MissingServiceError)) throw error;
      missing.push(name);
    });
  }
  const unexpected = missing.filter((name) => !unavailable.some((known) => known === name));
  if (unexpected.length > 0 && process.env.EXIGIR_SERVICOS !== '1') {
    context.skip(`esta máquina não tem como obter: ${unexpected.join(', ')}`);
  }
  expect(missing).toEqual([...unavailable]);
});

async function tryService(name: keyof typeof services): Promise<void> {
  await (await service(name)).stop();
}

import { server } from '../server.ts';
import { ask } from '../wait.ts';

/** Redis ou Valkey, sem persistência: o que está nele some ao parar. */
export const redis = server({
  urlVar: 'TRILHA_REDIS_URL',
  program: {
    name: 'redis',
    envVar: 'TRILHA_REDIS_SERVER',
    enables: 'cache, rate limiting e filas em memória',
    commands: ['redis-server', 'valkey-server'],
    version: { args: ['--version'], pattern: /v=([\d.]+)/ },
    deb: {
      // `redis-server` é um link simbólico para `redis-check-rdb`, que vem em `redis-tools`.
      packages: ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'],
      file: 'usr/bin/redis-server',
    },
    howToGet: {
      linux: 'apt install redis-server (ou valkey), ou TRILHA_REDIS_URL com um servidor que já existe',
      darwin: 'brew install redis, ou TRILHA_REDIS_URL',
      win32: 'no WSL2: apt install redis-server; ou TRILHA_REDIS_URL',
    },
  },
  args: ({ port, dir }) => [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dir],
    ...['--save', '', '--appendonly', 'no'],
  ],
  url: ({ port }) => `redis://127.0.0.1:${port}`,
  ready: async ({ port }, { pid }) =>
    (await ask(port, 'INFO server\r\n'))?.includes(`process_id:${pid}\r\n`) ?? false,
});

import { server } from '../server.ts';
import { ask } from '../wait.ts';

/** NATS com JetStream; os streams gravados somem ao parar. */
export const nats = server({
  urlVar: 'TRILHA_NATS_URL',
  program: {
    name: 'nats',
    envVar: 'TRILHA_NATS_SERVER',
    enables: 'mensageria com streams duráveis',
    commands: ['nats-server'],
    version: { args: ['--version'], pattern: /v([\d.]+)/ },
    deb: { packages: ['nats-server'], file: 'usr/sbin/nats-server' },
    howToGet: {
      linux: 'apt install nats-server, ou TRILHA_NATS_URL com um servidor que já existe',
      darwin: 'brew install nats-server, ou TRILHA_NATS_URL',
      win32: 'winget install NATSAuthors.NATSServer, ou TRILHA_NATS_URL',
    },
  },
  args: ({ port, dir, id }) => [
    ...['--addr', '127.0.0.1', '--port', String(port), '--name', id],
    ...['--jetstream', '--store_dir', dir],
  ],
  url: ({ port }) => `nats://127.0.0.1:${port}`,
  // Ao aceitar a conexão, o servidor se apresenta com o nome que recebeu.
  ready: async ({ port, id }) => (await ask(port, 'PING\r\n'))?.includes(`"server_name":"${id}"`) ?? false,
});

import { pathToFileURL } from 'node:url';
import { goProgram } from '../resolve/build.ts';
import { server } from '../server.ts';

const VERSION = 'v1.24.2';

/**
 * FerretDB 1 sobre SQLite: fala o protocolo do MongoDB, mas não é o MongoDB. Faltam, entre outros,
 * `$lookup`, transações e change streams. Com `TRILHA_MONGODB_URL` o serviço é um MongoDB de verdade.
 */
export const mongodb = server({
  urlVar: 'TRILHA_MONGODB_URL',
  program: {
    name: 'mongodb',
    envVar: 'TRILHA_FERRETDB',
    enables: 'o modelo de documentos pelo protocolo do MongoDB',
    commands: ['ferretdb'],
    version: { args: ['--version'], pattern: /version: v?([\d.]+)/ },
    build: goProgram({
      name: 'ferretdb',
      module: 'github.com/FerretDB/FerretDB',
      version: VERSION,
      main: './cmd/ferretdb',
      // Sem este arquivo, que o projeto gera a partir do git, o programa se recusa a iniciar.
      files: { 'build/version/version.txt': `${VERSION}\n` },
    }),
    howToGet: {
      linux:
        'instale o Go (https://go.dev/dl), que compila o FerretDB no primeiro uso, ou TRILHA_MONGODB_URL',
      darwin: 'brew install go, que compila o FerretDB no primeiro uso, ou TRILHA_MONGODB_URL',
      win32: 'winget install GoLang.Go, que compila o FerretDB no primeiro uso, ou TRILHA_MONGODB_URL',
    },
  },
  args: ({ port, dir }) => [
    ...['--handler=sqlite', `--sqlite-url=${pathToFileURL(dir).href}/`, `--state-dir=${dir}`],
    ...[`--listen-addr=127.0.0.1:${port}`, '--debug-addr=-', '--telemetry=disable'],
  ],
  url: ({ port }) => `mongodb://127.0.0.1:${port}/`,
  ready: async ({ port }, { log }) => (await log()).includes(`Listening on TCP 127.0.0.1:${port}`),
});

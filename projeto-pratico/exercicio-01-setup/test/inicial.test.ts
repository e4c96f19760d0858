import { complaints, starterVersionTests, verifyStarter } from '@trilha/kit/vitest';
import { test } from 'vitest';
import { STAGE, statement, verifyNode } from './verificar.ts';

const directory = new URL('inicial/', STAGE);
const stageDirectory = 'projeto-pratico/exercicio-01-setup/';

test('o ponto de partida recebe uma frase para cada coisa que falta, e a saída é a do README', async (context) => {
  const verdict = await verifyStarter(context, { directory, stageDirectory, statement, verifyNode });
  context.expect(complaints(verdict)).toMatchInlineSnapshot(`
    {
      "config-empty": "o servidor escuta em todos os endereços desta máquina",
      "config-invalid": "a mensagem não cita PORT, DATABASE_URL, LOG_LEVEL, SHUTDOWN_GRACE_MS",
      "config-missing": "o processo subiu assim mesmo",
      "docs-page": "status 404 Not Found",
      "echo-answers": "delayMs = 0",
      "echo-strict-types": "status 200 OK",
      "echo-unknown-fields": "status 200 OK",
      "logs-json": "nenhuma linha JSON da saída padrão tem o requestId da requisição e um status",
      "logs-no-secrets": "nenhuma linha JSON da saída padrão tem o requestId da requisição e um status",
      "logs-only-json": "nenhuma linha JSON da saída padrão tem o requestId da requisição e um status",
      "openapi-served": "status 404 Not Found",
      "problem-404": "content-type application/json",
      "problem-405": "status 404 Not Found",
      "problem-413": "status 200 OK",
      "problem-415": "content-type application/json",
      "problem-malformed": "content-type application/json",
      "ready-follows-database": "ready respondeu 200 sem consultar o banco",
      "ready-has-a-deadline": "status 200 OK",
      "request-id-echoed": "sem o cabeçalho x-request-id",
      "request-id-hostile": "sem o cabeçalho x-request-id",
      "request-id-unique": "sem o cabeçalho x-request-id",
      "shutdown-bounded": "morto pelo sinal SIGTERM",
      "shutdown-in-flight": "morto pelo sinal SIGTERM",
      "shutdown-under-load": "morto pelo sinal SIGTERM",
    }
  `);
});

const manifests = ['../../package.json', '../palco/package.json', '../kit/package.json', 'package.json'];
starterVersionTests(
  directory,
  manifests.map((path) => new URL(path, STAGE)),
);

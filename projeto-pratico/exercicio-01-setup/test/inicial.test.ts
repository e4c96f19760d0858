import { readFileSync } from 'node:fs';
import { createReporter } from '@trilha/kit';
import { expect, test } from 'vitest';
import { block, write } from './leiame.ts';
import { complaints, STAGE, verifyNode } from './verificar.ts';

const directory = new URL('inicial/', STAGE);

test('o ponto de partida recebe uma frase para cada coisa que falta, e a saída é a do README', async (context) => {
  let text = '';
  const onEvent = createReporter({
    write: (piece) => {
      text += piece.replaceAll(/"hostname":"[^"]+"/gu, '"hostname":"sua-maquina"');
    },
    color: false,
    all: false,
    stageDirectory: () => 'projeto-pratico/exercicio-01-setup/',
  });
  const verdict = await verifyNode(context, new URL('src/server.ts', directory), { directory, onEvent });
  context.expect(verdict.exitCode).toBe(1);
  if (process.env.GRAVAR === '1') write('saida: inicial', excerpt(text));
  context.expect(masked(excerpt(text))).toBe(masked(block('saida: inicial')));
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

test('as versões do ponto de partida são exatas e as mesmas do curso', () => {
  const start = versions(new URL('package.json', directory));
  const course = ['../../package.json', '../palco/package.json', '../kit/package.json', 'package.json'];
  const used = Object.assign({}, ...course.map((path) => versions(new URL(path, STAGE))));
  expect(Object.keys(start).length).toBeGreaterThan(4);
  for (const [name, version] of Object.entries(start)) expect(version, name).toBe(used[name]);
});

function versions(file: URL): Record<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
  return { ...dependencies, ...devDependencies };
}

/** O que o README guarda do relato: as seis primeiras tarefas e o fim; as outras só repetem a forma. */
function excerpt(text: string): string {
  return `\`\`\`text\n${text.trim().replace(/^ {2}\S \S+ +7 .*?(?=\n\n✖)/msu, '  …')}\n\`\`\`\n`;
}

/** Esconde o que muda a cada execução: durações, ids, o atraso sorteado e o que o servidor escreveu por último. */
function masked(text: string): string {
  return text
    .replaceAll(/· \d+ ms/gu, '· … ms')
    .replaceAll(/· [\d,]+ s$/gmu, '· … s')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, '…')
    .replaceAll(/delayMs = [1-9]\d+/gu, 'delayMs = …')
    .replaceAll(/ saída .*?\n(?= +releia)/gsu, ' saída …\n');
}

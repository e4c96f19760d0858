// Fica pronto e responde 200 a tudo. Com argumentos, ganha um defeito de encerramento.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const defect = process.argv[2];
if (defect === 'ignora-sigterm') process.on('SIGTERM', () => undefined);
if (defect === 'filho-fugitivo') {
  // `detached` chama `setsid`: o filho sai do grupo do pai e ficaria com a porta.
  spawn(process.execPath, [process.argv[1]], { detached: true, stdio: 'ignore' }).unref();
  setInterval(() => undefined, 1_000);
} else {
  createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ready"}');
  }).listen(Number(process.env.PORT), '127.0.0.1');
}

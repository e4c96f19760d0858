// Fica pronto e responde 200 a tudo. Com um argumento, ganha um defeito.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const defect = process.argv[2];
if (defect === 'ignora-sigterm') process.on('SIGTERM', () => undefined);
if (defect === 'filho-fugitivo') {
  // `detached` chama `setsid`: o filho sai do grupo do pai e ficaria com a porta.
  spawn(process.execPath, [process.argv[1]], { detached: true, stdio: 'ignore' }).unref();
  setInterval(() => undefined, 1_000);
} else {
  createServer((request, response) => {
    if (defect === 'morre-no-meio' && request.url === '/morre') process.exit(7);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ready"}');
  }).listen(Number(process.env.PORT), '127.0.0.1');
}

// Começa a responder e manda um byte por vez, sem nunca terminar.
import { createServer } from 'node:http';

createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
}).listen(Number(process.env.PORT), '127.0.0.1');

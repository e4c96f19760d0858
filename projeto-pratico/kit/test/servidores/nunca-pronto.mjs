// Responde a tudo, e sempre que não está pronto.
import { createServer } from 'node:http';

createServer((_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain' }).end('aquecendo');
}).listen(Number(process.env.PORT), '127.0.0.1');

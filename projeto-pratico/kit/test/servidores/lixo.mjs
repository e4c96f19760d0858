// Aceita a conexão e responde algo que não é HTTP.
import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', () => undefined);
  socket.end('\u0000\u0001isto não é HTTP\r\n\r\n');
}).listen(Number(process.env.PORT), '127.0.0.1');

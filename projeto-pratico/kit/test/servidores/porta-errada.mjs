// Ignora PORT: escuta em uma porta que o sistema escolher.
import { createServer } from 'node:http';

createServer((_, response) => response.end('oi')).listen(0, '127.0.0.1');

/**
 * O menor servidor que precisa de um banco. `ao-subir` lê o endereço antes de escutar;
 * `ao-usar`, quando alguém pede. Só a hora de ler muda.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const readAddress = () => new URL(process.env.DATABASE_URL ?? '').host;

const early = process.argv[2] === 'ao-subir' ? readOrRefuse() : undefined;

function readOrRefuse(): string {
  try {
    return readAddress();
  } catch {
    process.stderr.write('DATABASE_URL não é um endereço.\n');
    process.exit(78);
  }
}

const server = createServer((_, response) => {
  try {
    response.end(`posts de ${early ?? readAddress()}`);
  } catch {
    response.writeHead(500).end();
  }
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());

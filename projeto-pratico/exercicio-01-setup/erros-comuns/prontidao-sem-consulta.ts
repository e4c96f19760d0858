/** Dá-se por satisfeito com a porta aberta: um banco travado aceita a conexão e não responde mais nada. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

const check = async () => {
  const { hostname: host, port } = new URL(process.env.DATABASE_URL ?? '');
  const socket = connect({ host, port: Number(port) });
  await once(socket, 'connect');
  socket.on('error', () => undefined).end();
};
await startWith({ createHealth: (deps) => createHealth({ ...deps, checks: [{ name: 'database', check }] }) });

/** Mensagem “completa”, que repete o valor recebido. O valor tem uma senha, e o log vai longe. */
import { startWith } from './referencia.ts';

process.on('exit', (code) => {
  if (code !== 0) process.stderr.write(`Recebido: DATABASE_URL=${process.env.DATABASE_URL}\n`);
});
await startWith({});

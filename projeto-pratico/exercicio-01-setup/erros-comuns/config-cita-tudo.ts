/** Uma mensagem que manda olhar tudo não aponta nada: quem a lê confere cinco variáveis para achar uma. */
import { startWith } from './referencia.ts';

process.on('exit', (code) => {
  if (code !== 0) process.stderr.write('Confira PORT, HOST, DATABASE_URL, LOG_LEVEL e SHUTDOWN_GRACE_MS.\n');
});
await startWith({});

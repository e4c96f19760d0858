/** Uma despedida simpática na saída padrão: a última linha do log, e a única que ninguém consegue ler. */
import { startWith } from './referencia.ts';

process.once('SIGTERM', () => console.log('Encerrando, até logo'));
await startWith({});

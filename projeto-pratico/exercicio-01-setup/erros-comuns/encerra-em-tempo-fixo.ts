/** “Um segundo e pouco deve bastar”: quem pediu algo mais demorado fica sem resposta. */
import { startWith } from './referencia.ts';

process.on('SIGTERM', () => setTimeout(() => process.exit(0), 1_200));
await startWith({});

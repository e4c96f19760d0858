/** Sai assim que pedem, com código 0 e tudo: quem estava no meio de uma requisição fica sem resposta. */
import { startWith } from './referencia.ts';

process.on('SIGTERM', () => process.exit(0));
await startWith({});

/** Um “padrão conveniente” para o banco: em produção, o servidor sobe ligado ao banco errado. */
import { startWith } from './referencia.ts';

process.env.DATABASE_URL ||= 'postgres://postgres@127.0.0.1:5432/palco';
await startWith({});

import { Writable } from 'node:stream';
import { type Comparison, compare, count } from '@trilha/measure';
import { pino } from 'pino';
import { createLog } from '../../palco/src/app/log.ts';

const LINES = 1_000;
const fields = { code: '0192f0c1-7c3a', method: 'POST', url: '/api/v1/echo', status: 200, ms: 12.3 };

/** O custo de montar uma linha de log, sem o disco: tempo e bytes, das quatro formas. */
export async function compareLogs(): Promise<Comparison[]> {
  const sizes: Record<string, number> = {};
  const timed = await compare({
    title: 'Montar uma linha de log por requisição',
    operation: 'linha',
    candidates: Object.entries(writers()).map(([name, write]) => {
      sizes[name] = bytesOf(write);
      return { name, operations: LINES, run: () => repeat(write) };
    }),
  });
  return [timed, count({ title: 'Tamanho de uma linha de log', unit: 'bytes', values: sizes })];
}

type Write = () => void;
let written = 0;

function writers(): Record<string, Write> {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.length;
      done();
    },
  });
  // O Palco só deixa passar os campos de uma lista; `code` está nela, e faz aqui o papel do id da requisição.
  const log = createLog('info', sink);
  const bare = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, sink);
  const { code, method, url, status, ms } = fields;
  return {
    'texto solto': () =>
      sink.write(`${new Date().toISOString()} ${code} ${method} ${url} ${status} ${ms}ms\n`),
    'JSON.stringify': () =>
      sink.write(
        `${JSON.stringify({ time: new Date().toISOString(), level: 30, ...fields, msg: 'requisição' })}\n`,
      ),
    'pino, sem lista': () => bare.info(fields, 'requisição'),
    'pino, como no Palco': () => log.info(fields, 'requisição'),
  };
}

function bytesOf(write: Write): number {
  const before = written;
  write();
  return written - before;
}

function repeat(write: Write): number {
  for (let i = 0; i < LINES; i++) write();
  return written;
}

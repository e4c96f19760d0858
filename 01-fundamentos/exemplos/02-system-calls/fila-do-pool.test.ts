import { expect, it } from 'vitest';
import { makeFifos } from './fifo.ts';
import { whoStops } from './fila-do-pool.ts';

it('com o pool preso, rede, processos e timers seguem; arquivos, dns.lookup, crypto e zlib esperam', async ({
  skip,
}) => {
  try {
    using fifos = makeFifos(Number(process.env.UV_THREADPOOL_SIZE ?? 4) || 1);
    const { went, waited } = await whoStops(fifos.paths);
    expect(went.sort()).toEqual(
      [
        'conexão TCP',
        'dns.resolve4',
        'mensagem UDP',
        'processo filho',
        'promessa resolvida',
        'setImmediate',
        'setTimeout',
      ].sort(),
    );
    expect(waited.sort()).toEqual(
      [
        'crypto.pbkdf2',
        'crypto.randomBytes',
        'crypto.subtle.digest',
        'dns.lookup (nome)',
        'fs.createReadStream',
        'fs.promises.stat',
        'fs.readFile',
        'zlib.gzip',
      ].sort(),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'NO_FIFO') throw error;
    skip((error as Error).message);
  }
});

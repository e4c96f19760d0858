/**
 * Os números de latência desta máquina: do registrador ao disco, e a escala em que 1 ns dura 1 s.
 */
import { once } from 'node:events';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { latencyAt, medianNs } from './chase.ts';
import { recordedLine, show } from './recording.ts';
import { ladderLines, type Measured, rungOf } from './scale.ts';

const KIB = 1024;
const TMPFS = 0x0102_1994;

// #region registrador
/** Cada soma espera a anterior, e nenhuma sai do processador: `total` fica num registrador. */
export function addInRegister(steps: number): number {
  let total = 0;
  for (let step = 0; step < steps; step++) total = (total + step) | 0;
  return total;
}
// #endregion registrador

/** `getuid` é um dos pedidos mais curtos ao kernel: atravessa a fronteira, lê um número e volta. */
function systemCalls(calls: number): number {
  let mixed = 0;
  for (let call = 0; call < calls; call++) mixed ^= process.getuid?.() ?? 0;
  return mixed;
}

/** Lê 4 KiB que o sistema já tem na memória; e escreve 4 KiB e espera o dispositivo confirmar. */
export function fileTimes(): { read: number; write: number | undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'latencias-'));
  const file = openSync(join(folder, 'dados'), 'w+');
  const bytes = Buffer.alloc(4 * KIB, 'x');
  const save = () => {
    const written = writeSync(file, bytes, 0, bytes.length, 0);
    fsyncSync(file);
    return written;
  };
  try {
    const write = statfsSync(folder).type === TMPFS ? undefined : medianNs(1, save);
    writeSync(file, bytes, 0, bytes.length, 0);
    return { read: medianNs(1, () => readSync(file, bytes, 0, bytes.length, 0), 301), write };
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

/** Um byte que vai e volta por TCP sem sair da máquina; as duas pontas ficam neste processo. */
export async function loopbackTime(): Promise<number> {
  const server = createServer((socket) => socket.setNoDelay().pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  const times: number[] = [];
  for (let trip = 0; trip < 301; trip++) {
    const start = process.hrtime.bigint();
    socket.write('x');
    await once(socket, 'data');
    times.push(Number(process.hrtime.bigint() - start));
  }
  socket.destroy();
  server.close();
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

/** Os degraus desta máquina, na ordem de `RUNGS`; sem `ns`, o que ela não deixa medir. */
export async function measureRungs(): Promise<Measured[]> {
  const { read: cached, write } = fileTimes();
  return [
    rungOf('soma', medianNs(1e4, addInRegister.bind(null, 1e4))),
    rungOf('l1', latencyAt(16 * KIB)),
    rungOf('l2', latencyAt(256 * KIB)),
    rungOf('l3', latencyAt(4096 * KIB)),
    rungOf('ram', latencyAt(128 * KIB * KIB)),
    rungOf('kernel', process.getuid ? medianNs(1000, systemCalls.bind(null, 1000)) : undefined),
    rungOf('arquivo', cached),
    rungOf('rede', await loopbackTime()),
    rungOf('disco', write),
  ];
}

if (import.meta.main)
  await show('latencias', async () => {
    const rungs = await measureRungs();
    if (process.argv.includes('--gravar')) {
      const recorded = { recorded: recordedLine(), rungs };
      writeFileSync(
        join(import.meta.dirname, 'latencias.gerado.json'),
        `${JSON.stringify(recorded, null, 2)}\n`,
      );
    }
    return ladderLines(rungs);
  });

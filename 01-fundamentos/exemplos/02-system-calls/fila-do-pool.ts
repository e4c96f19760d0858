/**
 * Prende as quatro threads do pool do libuv e mostra que operações do Node param com elas e quais seguem.
 */
import { type ChildProcess, execFile } from 'node:child_process';
import { pbkdf2, randomBytes, subtle } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { lookup, Resolver } from 'node:dns';
import { closeSync, constants, createReadStream, open, openSync, readFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { gzip } from 'node:zlib';
import { makeFifos, refuse } from './fifo.ts';

type Start = (done: () => void) => void;

const POOL_SIZE = Number(process.env.UV_THREADPOOL_SIZE ?? 4) || 1;

// #region operacoes
/** Cada uma começa uma operação e chama `done` quando ela termina. */
const OPERATIONS: Record<string, Start> = {
  'fs.readFile': (done) => readFile(import.meta.filename, done),
  'fs.createReadStream': (done) => createReadStream(import.meta.filename).once('data', done),
  'fs.promises.stat': (done) => void stat('.').then(done),
  'dns.lookup (nome)': (done) => lookup('localhost', done),
  'dns.resolve4': resolveLocally,
  'crypto.pbkdf2': (done) => pbkdf2('senha', 'sal', 1, 8, 'sha256', done),
  'crypto.randomBytes': (done) => randomBytes(8, done),
  'crypto.subtle.digest': (done) => void subtle.digest('SHA-256', new Uint8Array(1)).then(done),
  'zlib.gzip': (done) => gzip('texto', done),
  'conexão TCP': overTcp,
  'mensagem UDP': overUdp,
  'processo filho': (done): ChildProcess => execFile('true', done),
  setTimeout: (done) => setTimeout(done, 1),
  setImmediate: (done) => setImmediate(done),
  'promessa resolvida': (done) => void Promise.resolve().then(done),
};
// #endregion operacoes

/** Voltas do laço sem novidade até concluir que quem não terminou está mesmo à espera do pool. */
const QUIET_TURNS = 300;

function overTcp(done: () => void): void {
  const server = createServer((socket) => socket.end('oi')).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    connect(port, '127.0.0.1').once('data', () => {
      server.close();
      done();
    });
  });
}

function overUdp(done: () => void): void {
  const socket = createSocket('udp4', () => {
    socket.close();
    done();
  });
  socket.bind(0, '127.0.0.1', () => socket.send('oi', socket.address().port, '127.0.0.1'));
}

/** `dns.resolve4` fala com um servidor de nomes pela rede; aqui, com um nosso, que diz “não existe”. */
function resolveLocally(done: () => void): void {
  const server = createSocket('udp4', (question, from) => {
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8183, 2); // resposta, com o código 3 (RFC 1035): este nome não existe
    server.send(answer, from.port, from.address, () => server.close());
  });
  server.bind(0, '127.0.0.1', () => {
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${server.address().port}`]);
    resolver.resolve4('exemplo.test', done);
  });
}

// #region segura
/** Abrir um pipe para ler espera por quem escreva. O Node manda o `open` a uma thread do pool, que fica parada. */
const hold = (path: string) => new Promise((resolve) => open(path, 'r', (_, file) => resolve(file)));
// #endregion segura

// #region prende
/** Com o pool preso, o que terminou; depois de solto, o que faltava. */
export async function whoStops(fifos: readonly string[]): Promise<{ went: string[]; waited: string[] }> {
  const held = fifos.map(hold);
  const finished: string[] = [];
  const all = Object.entries(OPERATIONS).map(
    ([name, start]) => new Promise<void>((resolve) => start(() => resolve(void finished.push(name)))),
  );
  await settle(() => finished.length);
  const went = [...finished];
  for (const path of fifos) closeSync(openSync(path, constants.O_RDWR)); // alguém abriu para escrever: soltas
  await Promise.all(all);
  for (const file of await Promise.all(held)) closeSync(Number(file));
  return { went, waited: finished.slice(went.length) };
}
// #endregion prende

/** Espera até que nada termine por muitas voltas seguidas do laço. */
async function settle(progress: () => number): Promise<void> {
  for (let quiet = 0, last = -1; quiet < QUIET_TURNS; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (progress() === last) continue;
    last = progress();
    quiet = 0;
  }
}

export async function main(): Promise<void> {
  try {
    using fifos = makeFifos(POOL_SIZE);
    const { went, waited } = await whoStops(fifos.paths);
    const inOrder = (names: string[]) => Object.keys(OPERATIONS).filter((name) => names.includes(name));
    console.log(`As ${POOL_SIZE} threads do pool estão presas`);
    const [left, right] = [inOrder(went), inOrder(waited)];
    console.log('  terminaram assim mesmo    esperaram o pool');
    for (let row = 0; row < Math.max(left.length, right.length); row++)
      console.log(`  ${(left[row] ?? '').padEnd(26)}${right[row] ?? ''}`.trimEnd());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'NO_FIFO') throw error;
    refuse((error as Error).message);
  }
}

if (import.meta.main) await main();

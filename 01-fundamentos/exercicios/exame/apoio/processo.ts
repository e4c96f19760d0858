/** kill -9 num processo de verdade, com duas threads e um arquivo maior que o heap delas. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { answerFile, diskFolder, equal, ok } from '@trilha/trilha/check';
import { bytesOf, type Counts, countsOf, EVERY_WORD, jobOf, readCheckpoint, wordsOf } from './referencia.ts';

const COPIES = 254;
/** Pontos de retomada a esperar antes do kill -9. */
const ENOUGH = 2;
const BLOCK = 1024 * 1024;

/** 64 KiB de comentários, com mil palavras diferentes; as cópias não começam onde os blocos começam. */
function comments(): string {
  const line = (n: number) => `amei o vídeo ${n % 997}, música ${(n * 7) % 500} ${'ação '.repeat(n % 4)}\n`;
  let text = '';
  for (let n = 0; text.length < 2 ** 16; n++) text += line(n);
  return text;
}

/** Roda `contar.ts` até o fim ou até `enough(saída)`. Sem o modelo de permissões, que desliga `fsync`. */
async function run(files: string[], enough: (printed: string) => boolean) {
  const program = join(import.meta.dirname, 'contar.ts');
  const child = spawn(process.execPath, ['--no-permission', program, answerFile, ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '--permission', NODE_COMPILE_CACHE: join(diskFolder, 'compilado') },
  });
  const outcome = { printed: '', said: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.said += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.printed += text;
    if (enough(outcome.printed)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return outcome;
}

/** O que o filho disse ao falhar, sem a pilha. */
const complaint = ({ said }: { said: string }) =>
  said.split('\n').find((line) => /^\w*Error/.test(line)) ?? said.trim().slice(0, 200);

export async function survivesKill(): Promise<void> {
  const [path, checkpoint] = [join(diskFolder, 'comentarios.txt'), join(diskFolder, 'contagem')];
  const once = comments();
  const size = writeCopies(path, bytesOf(once));
  const job = jobOf(new Uint8Array(), { size, block: BLOCK, rule: EVERY_WORD });
  const sent = `kill -9 num processo com duas threads, que contam ${Math.round(size / 2 ** 20)} MiB com 16 MiB de heap`;
  const killed = await run([path, checkpoint], (printed) => printed.length >= ENOUGH);
  ok(killed.printed.length >= ENOUGH, 'o processo parou antes de gravar dois pontos de retomada', {
    sent,
    received: complaint(killed),
  });
  const half = readCheckpoint(readFileSync(checkpoint), job);
  ok(typeof half === 'object', 'o ponto de retomada não se lê depois do kill -9', {
    sent,
    received: String(half),
  });
  // Com outro número de threads: o ponto de retomada não depende dele.
  const ended = await run([path, checkpoint, '1'], () => false);
  ok(ended.said === '' && ended.printed.includes('\n'), 'retomar devia ter dado certo', {
    sent: `${sent}; retomar`,
    received: complaint(ended),
  });
  const end = readCheckpoint(readFileSync(checkpoint), job);
  equal(typeof end === 'object' ? end.counts : end, times(countsOf(wordsOf(once)), COPIES), {
    sent: `${sent}; retomar e ir até o fim`,
    message: 'a contagem',
  });
}

function writeCopies(path: string, bytes: Uint8Array): number {
  const file = openSync(path, 'w');
  for (let copy = 0; copy < COPIES; copy++) writeSync(file, bytes);
  closeSync(file);
  return bytes.length * COPIES;
}

const times = (counts: Counts, factor: number): Counts =>
  Object.fromEntries(Object.entries(counts).map(([word, count]) => [word, count * factor]));

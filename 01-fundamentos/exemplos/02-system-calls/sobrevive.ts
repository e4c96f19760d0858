/**
 * Um programa avisa que guardou duzentas linhas e leva kill -9. Quantas o arquivo tem?
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, EMPTY, survivors } from './core.ts';

export const LINES = 200;

/** Guarda uma linha; volta quando, na opinião de quem a escreveu, a linha está guardada. */
type Save = (line: string) => void;

// #region escritores
function streamWriter(path: string): Save {
  const stream = createWriteStream(path);
  return (line) => {
    stream.write(line);
  };
}

function plainWriter(path: string): Save {
  const file = openSync(path, 'a');
  return (line) => {
    writeSync(file, line);
  };
}

function durableWriter(path: string): Save {
  const file = openSync(path, 'a');
  return (line) => {
    writeSync(file, line);
    fdatasyncSync(file);
  };
}
// #endregion escritores

const WRITERS = {
  'stream.write': streamWriter,
  write: plainWriter,
  'write e fdatasync': durableWriter,
};

export type Writer = keyof typeof WRITERS;

// #region filho
/** O processo que vai levar o kill -9: escreve, avisa e fica à espera, sem devolver o laço de eventos. */
function child(writer: Writer, path: string): void {
  const save = WRITERS[writer](path);
  for (let line = 0; line < LINES; line++) save(`linha ${line}\n`);
  writeSync(1, 'guardei\n');
  readSync(0, Buffer.alloc(1)); // a entrada é um pipe em que ninguém escreve: fica aqui até o SIGKILL
}
// #endregion filho

// #region pai
/** Roda o filho até o aviso, manda SIGKILL e conta as linhas que ficaram. */
export async function killAfterPromise(writer: Writer, path: string): Promise<number> {
  const victim = spawn(process.execPath, [import.meta.filename, writer, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(victim.stdout, 'data');
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  return countLines(path);
}
// #endregion pai

/** Um arquivo que nem chegou a existir tem zero linhas. */
function countLines(path: string): number {
  try {
    return readFileSync(path, 'utf8').split('\n').length - 1;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return 0;
  }
}

/** O que se pode prometer depois de uma queda de energia. Isso não se prova matando um processo: é o modelo. */
export function promisedAfterPowerCut(writer: Writer, folderSynced: boolean): number {
  let places = apply(EMPTY, 'put', 'linha');
  if (writer !== 'stream.write') places = apply(places, 'write');
  if (writer === 'write e fdatasync') places = apply(places, 'fsync');
  if (folderSynced) places = apply(places, 'fsync-folder');
  return survivors(places, 'power').length * LINES;
}

export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sobrevive-'));
  const number = new Intl.NumberFormat('pt-BR');
  console.log(`O programa disse “guardei” ${number.format(LINES)} linhas e levou kill -9`);
  for (const [index, writer] of (Object.keys(WRITERS) as Writer[]).entries()) {
    const found = await killAfterPromise(writer, join(folder, `arquivo-${index}`));
    console.log(`  ${writer.padEnd(20)} no arquivo: ${number.format(found).padStart(5)}`);
  }
  console.log('\nSe fosse queda de energia, o que se poderia prometer (um modelo, e não uma medição)');
  for (const writer of Object.keys(WRITERS) as Writer[]) {
    const [without, withFolder] = [false, true].map((synced) =>
      number.format(promisedAfterPowerCut(writer, synced)).padStart(5),
    );
    console.log(`  ${writer.padEnd(20)} ${without}   com fsync da pasta: ${withFolder}`);
  }
  rmSync(folder, { recursive: true });
}

const [writer, path] = process.argv.slice(2);
if (import.meta.main) {
  if (writer !== undefined && path !== undefined) child(writer as Writer, path);
  else await main();
}

/**
 * A mesma conta em código de máquina: o que o compilador de C gera antes de rodar e o que o V8 gera durante.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runNode } from './child-node.ts';

const RECORDED = join(import.meta.dirname, 'maquina.gerado.txt');

// #region alvo
function double(value: number): number {
  return value * 2 + 1;
}

/** Chamada o bastante para o TurboFan compilar `double`. */
function warmUp(): void {
  for (let call = 0; call < 200_000; call++) double(call % 1000);
}
// #endregion alvo

/** O que `--print-opt-code` mostra: as instruções até o retorno e, depois, as saídas que voltam ao bytecode. */
export function parseOptimized(output: string): string[] {
  const code =
    output.split('--- Optimized code ---').findLast((part) => part.includes('name = double')) ?? '';
  const [body = '', exits = ''] = code.split(/(?<=\bretl)\n/);
  const instructions = body.matchAll(/^0x[0-9a-f]+ +([0-9a-f]+) {2}[0-9a-f]+ +(?:REX\.W )?(.*)$/gm);
  const reasons = exits.matchAll(
    / +([0-9a-f]+) {2}[0-9a-f]+ +call \[r13[^\n]+\n(?:[^\n]*debug: deopt [^\n]*\n)*?[^\n]*deopt reason '([^(][^']*)'/g,
  );
  return [
    ...[...instructions].map(([, at = '', text = '']) => row(at, readable(text))),
    ...[...reasons].map(([, at = '', reason]) => row(at, `volta ao bytecode: ${reason}`)),
  ];
}

const row = (at: string, text: string): string => `${at.padStart(4)}  ${text}`;

/** O destino de um salto vem como endereço e como distância; só a distância vale em outra execução. */
const readable = (text: string): string =>
  text
    .replace(/0x[0-9a-f]+ +<\+0x([0-9a-f]+)>/, '$1')
    .replace(/ \(.*$/, '')
    .trim();

async function optimizedDouble(): Promise<string[]> {
  const flags = ['--print-opt-code', '--print-opt-code-filter=double', '--no-concurrent-recompilation'];
  const alone = '--max-inlined-bytecode-size=0'; // senão `double` some dentro de quem a chama
  return parseOptimized(await runNode([...flags, alone], import.meta.filename, '--alvo'));
}

/** O que `objdump -d` mostra: um título por função, e uma instrução por linha. */
export function parseObjdump(output: string): string[] {
  return [...output.matchAll(/^[0-9a-f]+ <(\w+)>:$|^ +([0-9a-f]+):\t([0-9a-f ]+?) *\t(.*)$/gm)].map(
    ([, title, at = '', bytes = '', text = '']) =>
      title ? `${title}:` : row(at, `${bytes.padEnd(15)} ${text.replace(/ +<.*>/, '').trim()}`),
  );
}

/** Compila `funcoes.c`, sem juntar uma função na outra, e o desmonta. `undefined` onde falta `cc` ou `objdump`. */
async function compiledC(): Promise<string[] | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'dobro-'));
  const object = join(folder, 'funcoes.o');
  const run = promisify(execFile);
  const flags = ['-O1', '-fno-inline', '-fcf-protection=none', '-fno-asynchronous-unwind-tables'];
  try {
    await run('cc', [...flags, '-c', '-o', object, join(import.meta.dirname, 'funcoes.c')]);
    const { stdout } = await run('objdump', ['-d', '-M', 'intel', object]);
    return parseObjdump(stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** O relatório feito aqui; `undefined` fora de x86-64 ou sem as ferramentas. */
export async function live(): Promise<string | undefined> {
  if (process.arch !== 'x64') return undefined;
  const c = await compiledC();
  const v8 = c && (await optimizedDouble());
  if (!c || !v8?.length) return undefined;
  return [
    'C, compilado antes de rodar, sem juntar uma função na outra',
    ...c,
    '\nJavaScript, compilado pelo TurboFan enquanto roda: value * 2 + 1',
    ...v8,
    `\nNode ${process.versions.node}, V8 ${process.versions.v8.split('-')[0]}, x86-64`,
  ].join('\n');
}

export async function main(args: readonly string[]): Promise<void> {
  const text = args.includes('--gravado') ? undefined : await live();
  console.log(text ?? `Gravado em outra máquina\n\n${readFileSync(RECORDED, 'utf8').trimEnd()}`);
  if (text && args.includes('--gravar')) writeFileSync(RECORDED, `${text}\n`);
}

if (import.meta.main) {
  if (process.argv.includes('--alvo')) warmUp();
  else await main(process.argv.slice(2));
}

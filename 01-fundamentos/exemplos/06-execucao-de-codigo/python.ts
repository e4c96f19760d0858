/**
 * A mesma função no CPython: o bytecode dela, antes e depois de o interpretador se especializar.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const RECORDED = join(import.meta.dirname, 'python.gerado.txt');

// #region programa
const PROGRAM = `
import dis, sys
def double(value):
    return value * 2 + 1
def show():
    for item in dis.get_instructions(double, adaptive=True):
        print('  %2d  %s %s' % (item.offset, item.opname, item.argrepr))
print('CPython', sys.version.split()[0])
print('\\nAntes da primeira chamada')
show()
for number in range(1000):
    double(number)
print('\\nDepois de mil chamadas com inteiros')
show()
`;
// #endregion programa

/** O que `python3` mostra; `undefined` sem ele, ou com um anterior ao 3.11, que não se especializa. */
export async function disassembled(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('python3', ['-c', PROGRAM]);
    return stdout.replaceAll(/ +$/gm, '').trimEnd();
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT' || stderr.includes("'adaptive'")) return undefined;
    throw error;
  }
}

export async function main(args: readonly string[]): Promise<void> {
  const live = args.includes('--gravado') ? undefined : await disassembled();
  console.log(live ?? `Gravado em outra máquina\n\n${readFileSync(RECORDED, 'utf8').trimEnd()}`);
  if (live && args.includes('--gravar')) writeFileSync(RECORDED, `${live}\n`);
}

if (import.meta.main) await main(process.argv.slice(2));

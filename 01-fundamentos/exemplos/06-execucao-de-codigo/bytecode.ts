/**
 * O bytecode que o V8 gera para uma função de uma linha, impresso por ele mesmo.
 */
import { runNode } from './child-node.ts';

// #region alvo
export function double(value: number): number {
  return value * 2 + 1;
}
// #endregion alvo

export interface BytecodeLine {
  /** Distância do começo da função, em bytes. */
  offset: number;
  /** Os bytes, em hexadecimal. */
  bytes: string;
  text: string;
}

/** Entende a saída de `--print-bytecode`: fica com a distância, os bytes e o nome; o endereço muda a cada execução. */
export function parseBytecode(output: string): BytecodeLine[] {
  const lines = output.matchAll(/@ +(\d+) : ((?:[0-9a-f]{2} )+) *(.+)$/gm);
  return [...lines].map(([, offset, bytes = '', text = '']) => ({
    offset: Number(offset),
    bytes: bytes.trim(),
    text: text.trim(),
  }));
}

/** Pede a outro Node que carregue este arquivo, chame `double` e mostre o que compilou. */
export async function bytecodeOfDouble(): Promise<BytecodeLine[]> {
  const flags = ['--print-bytecode', '--print-bytecode-filter=double'];
  return parseBytecode(await runNode(flags, import.meta.filename, '--alvo'));
}

export async function main(): Promise<void> {
  console.log('function double(value) { return value * 2 + 1; }');
  console.log(`\nO bytecode dela no V8 ${process.versions.v8.split('-')[0]}`);
  for (const { offset, bytes, text } of await bytecodeOfDouble())
    console.log(`  ${String(offset).padStart(2)}  ${bytes.padEnd(9)} ${text}`);
}

if (import.meta.main) {
  if (process.argv.includes('--alvo')) double(20);
  else await main();
}

/**
 * Um módulo de WebAssembly escrito byte a byte: a mesma soma, já compilada antes de o programa começar.
 */

/** O que se usa aqui: os tipos do Node só trazem o nome, e os do navegador trariam a página inteira. */
declare const WebAssembly: {
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  instantiate(bytes: Uint8Array<ArrayBuffer>): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

// #region corpo
/** O laço da soma. Cada linha é uma instrução: o opcode e o seu operando. */
const BODY = [
  ...[0x02, 0x40], // block: sair dele é ir para depois do fim
  ...[0x03, 0x40], //   loop: voltar a ele é recomeçar
  ...[0x20, 0x02], //     local.get i
  ...[0x20, 0x00], //     local.get n
  ...[0x4e], //           i32.ge_s
  ...[0x0d, 0x01], //     br_if: se i >= n, sai do block
  ...[0x20, 0x01], //     local.get soma
  ...[0x20, 0x02, 0x20, 0x02, 0x6c], // i * i
  ...[0x6a, 0x21, 0x01], //             soma = soma + …
  ...[0x20, 0x02, 0x41, 0x01, 0x6a, 0x21, 0x02], // i = i + 1
  ...[0x0c, 0x00], //     br: de volta ao loop
  ...[0x0b, 0x0b], // fim do loop e do block
  ...[0x20, 0x01], // local.get soma: o que a função devolve
  0x0b,
];
// #endregion corpo

const I32 = 0x7f;
const section = (id: number, ...bytes: number[]): number[] => [id, bytes.length, ...bytes];
const LOCALS = [1, 2, I32]; // um grupo: duas variáveis i32, soma e i

/** O módulo inteiro, com menos de cem bytes. Os tamanhos cabem em um byte cada (o formato é LEB128). */
export const MODULE = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d], // "\0asm"
  ...[0x01, 0x00, 0x00, 0x00], // versão 1, little-endian
  ...section(1, 1, 0x60, 1, I32, 1, I32), // um tipo: (i32) → i32
  ...section(3, 1, 0), // uma função, desse tipo
  ...section(7, 1, 4, ...Buffer.from('soma'), 0x00, 0), // exportada com o nome “soma”
  ...section(10, 1, LOCALS.length + BODY.length, ...LOCALS, ...BODY),
]);

/** Compila o módulo e devolve a função. @throws {Error} onde não há WebAssembly, como com `--jitless` */
export async function loadSum(): Promise<(limit: number) => number> {
  const { instance } = await WebAssembly.instantiate(MODULE);
  return instance.exports.soma as (limit: number) => number;
}

export async function main(): Promise<void> {
  const sum = await loadSum();
  console.log(`O módulo: ${MODULE.length} bytes`);
  for (let at = 0; at < MODULE.length; at += 16) console.log(`  ${hex(MODULE.subarray(at, at + 16))}`);
  console.log(`\nsoma(1000) = ${sum(1000)}`);
  console.log(`\nSem o último local.get, nem chega a rodar:\n  ${await refusal(withoutResult())}`);
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** O mesmo módulo, com `nop` no lugar da instrução que deixa o resultado na pilha. */
export function withoutResult(): Uint8Array<ArrayBuffer> {
  const NOP = 0x01;
  const copy = MODULE.slice();
  copy.fill(NOP, copy.length - 3, copy.length - 1);
  return copy;
}

/** O que o verificador diz de um módulo, ou `undefined` se ele o aceita. */
export async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  try {
    await WebAssembly.compile(bytes);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

if (import.meta.main) await main();

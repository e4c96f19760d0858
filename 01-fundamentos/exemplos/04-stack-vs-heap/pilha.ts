/**
 * Quantas chamadas cabem na pilha: o limite, o tamanho de cada quadro e o que muda com o compilador.
 */
import { spawnSync } from 'node:child_process';

const number = new Intl.NumberFormat('pt-BR');
const DEFAULT_KIB = 984; // `node --v8-options`, em --stack-size
const HALF_KIB = DEFAULT_KIB / 2;

// #region funcoes
let depth = 0;

/** Sem variáveis próprias: o menor quadro que uma chamada tem. */
function bare(): void {
  depth++;
  bare();
}

/** A mesma chamada com oito números guardados até a volta. */
function withLocals(): number {
  const a = depth + 1;
  const [b, c, d, e] = [a + 1, a + 2, a + 3, a + 4];
  const [f, g, h] = [a + 5, a + 6, a + 7];
  depth++;
  return withLocals() + a + b + c + d + e + f + g + h;
}

/** Soma de 1 a `count`, um quadro por número: é a que se chama muitas vezes para o V8 compilar. */
function sum(count: number): number {
  return count === 0 ? 0 : count + sum(count - 1);
}
// #endregion funcoes

// #region estouro
/** Chama até a pilha acabar e diz quantas chamadas couberam. */
function framesUntilOverflow(call: () => unknown): number {
  depth = 0;
  try {
    call();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return depth;
}
// #endregion estouro

/** O maior `count` que `sum` aguenta, por busca binária: contar dentro dela mudaria o quadro. */
function deepestSum(): number {
  let fits = 1;
  let fails = 1_000_000;
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2);
    try {
      sum(middle);
      fits = middle;
    } catch {
      fails = middle;
    }
  }
  return fits;
}

function measureHere(): number[] {
  for (let turn = 0; turn < 20_000; turn++) sum(50); // o bastante para o V8 compilar `sum`
  return [framesUntilOverflow(bare), framesUntilOverflow(withLocals), deepestSum()];
}

/** Mede em outro processo, com estas opções: o V8 lê o limite da pilha quando começa. */
function measureWith(flags: readonly string[]): number[] {
  const child = spawnSync(process.execPath, [...flags, import.meta.filename, 'medir'], { encoding: 'utf8' });
  return JSON.parse(child.stdout) as number[];
}

// #region bytes
export interface FrameSize {
  frames: number;
  bytes: number;
}

/** Chamadas que cabem e bytes de cada uma. A diferença entre dois limites tira da conta o que já estava na pilha. */
export function frameSizes(flags: readonly string[] = []): FrameSize[] {
  const full = measureWith([`--stack-size=${DEFAULT_KIB}`, ...flags]);
  const half = measureWith([`--stack-size=${HALF_KIB}`, ...flags]);
  return full.map((frames, index) => {
    const extra = frames - (half[index] ?? 0);
    return { frames, bytes: Math.round(((DEFAULT_KIB - HALF_KIB) * 1024) / extra) };
  });
}
// #endregion bytes

const line = (name: string, { frames, bytes }: FrameSize) =>
  `  ${name.padEnd(34)} ${number.format(frames).padStart(7)} ${String(bytes).padStart(6)}`;

export function main(): void {
  const interpreted = frameSizes(['--no-sparkplug', '--no-maglev', '--no-turbofan']);
  const maglev = frameSizes(['--no-turbofan']);
  const turbofan = frameSizes(['--no-maglev']);
  const none = { frames: Number.NaN, bytes: Number.NaN };
  console.log(`Pilha de ${DEFAULT_KIB} KiB                   chamadas  bytes`);
  console.log(line('sem variáveis, interpretada', interpreted[0] ?? none));
  console.log(line('oito números, interpretada', interpreted[1] ?? none));
  console.log(line('soma, interpretada (Ignition)', interpreted[2] ?? none));
  console.log(line('soma, compilada pelo Maglev', maglev[2] ?? none));
  console.log(line('soma, compilada pelo TurboFan', turbofan[2] ?? none));
  try {
    sum(1_000_000);
  } catch (error) {
    console.log(`\nsum(1.000.000): ${String(error)}`);
  }
}

if (import.meta.main) {
  if (process.argv[2] === 'medir') console.log(JSON.stringify(measureHere()));
  else main();
}

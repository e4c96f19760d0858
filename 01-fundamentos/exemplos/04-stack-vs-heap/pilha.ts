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
  const a = ++depth;
  const b = a + 1;
  const c = b + 1;
  const d = c + 1;
  const e = d + 1;
  const f = e + 1;
  const g = f + 1;
  const h = g + 1;
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

type ByCase<Value> = Record<'bare' | 'withLocals' | 'sum', Value>;

function measureHere(): ByCase<number> {
  for (let turn = 0; turn < 20_000; turn++) sum(50); // o bastante para o V8 compilar `sum`
  return { bare: framesUntilOverflow(bare), withLocals: framesUntilOverflow(withLocals), sum: deepestSum() };
}

/** Mede em outro processo, com estas opções: o V8 lê o limite da pilha quando começa. */
function measureWith(flags: readonly string[]): ByCase<number> {
  const child = spawnSync(process.execPath, [...flags, import.meta.filename, 'medir'], { encoding: 'utf8' });
  return JSON.parse(child.stdout) as ByCase<number>;
}

// #region bytes
export interface FrameSize {
  frames: number;
  bytes: number;
}

/** Chamadas que cabem e bytes de cada uma. A diferença entre dois limites tira da conta o que já estava na pilha. */
export function frameSizes(flags: readonly string[]): ByCase<FrameSize> {
  const full = measureWith([`--stack-size=${DEFAULT_KIB}`, ...flags]);
  const half = measureWith([`--stack-size=${HALF_KIB}`, ...flags]);
  const size = (name: keyof typeof full): FrameSize => ({
    frames: full[name],
    bytes: Math.round(((DEFAULT_KIB - HALF_KIB) * 1024) / (full[name] - half[name])),
  });
  return { bare: size('bare'), withLocals: size('withLocals'), sum: size('sum') };
}
// #endregion bytes

const line = (name: string, { frames, bytes }: FrameSize) =>
  `  ${name.padEnd(32)} ${number.format(frames).padStart(8)} ${String(bytes).padStart(7)}`;

export function main(): void {
  const interpreted = frameSizes(['--no-sparkplug', '--no-maglev', '--no-turbofan']);
  console.log(`Pilha de ${DEFAULT_KIB} KiB                  chamadas   bytes`);
  console.log(line('sem variáveis, interpretada', interpreted.bare));
  console.log(line('oito números, interpretada', interpreted.withLocals));
  console.log(line('soma, interpretada', interpreted.sum));
  console.log(line('soma, compilada pelo Maglev', frameSizes(['--no-turbofan']).sum));
  console.log(line('soma, compilada pelo TurboFan', frameSizes(['--no-maglev']).sum));
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

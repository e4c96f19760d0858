/**
 * A escada dos caches: quanto tempo leva uma leitura, conforme cresce a memória visitada. Com --paginas-grandes, em
 * páginas de 2 MiB.
 */
import { spawnSync } from 'node:child_process';
import { latencyAt } from './chase.ts';
import { type Plateau, type Point, plateaus } from './core.ts';
import { type DeclaredCache, declaredCaches, systemText } from './cpu-info.ts';
import { show } from './recording.ts';
import { bytesText, timeText } from './scale.ts';

const KIB = 1024;
/** De 8 KiB a 128 MiB: cada potência de dois e, até 16 MiB, o meio do caminho até a seguinte. */
export const SIZES = Array.from({ length: 15 }, (_, power) => 8 * KIB * 2 ** power).flatMap((bytes) =>
  bytes < 16 * KIB * KIB ? [bytes, bytes * 1.5] : [bytes],
);

/** Uma barra por ponto. A escala é logarítmica: quatro quadrados a mais são o dobro do tempo. */
export function chart(points: readonly Point[]): string[] {
  return points.map(({ bytes, ns }) => {
    const bar = '█'.repeat(Math.max(1, Math.round(4 * Math.log2(ns + 1))));
    return `  ${bytesText(bytes).padStart(8)}  ${timeText(ns).padStart(8)}  ${bar}`;
  });
}

export function plateauLines(found: readonly Plateau[]): string[] {
  if (found.length < 2)
    return ['  um só: o ruído escondeu os degraus; feche outros programas e rode de novo'];
  return found.map(
    ({ from, to, lowest, highest }) =>
      `  de ${bytesText(from)} a ${bytesText(to)}: ${timeText(lowest)} a ${timeText(highest)}`,
  );
}

export function cacheLines(declared: readonly DeclaredCache[]): string[] {
  if (declared.length === 0) return ['  nada: este sistema não os declara em /sys, como o Linux'];
  return declared.map(
    ({ level, bytes, line, sharedBy }) =>
      `  L${level}: ${bytesText(bytes)}, linhas de ${line} bytes, processadores ${sharedBy}`,
  );
}

export function staircase(): string[] {
  latencyAt(8 * KIB); // aquece: o compilador age e o processador sobe a frequência
  const points = SIZES.map((bytes) => ({ bytes, ns: latencyAt(bytes) }));
  return [
    'Tempo de uma leitura que depende da anterior, conforme o tamanho da memória visitada',
    ...chart(points),
    '',
    'Patamares: trechos em que o tempo quase não muda',
    ...plateauLines(plateaus(points)),
    '',
    'Caches que o sistema declara',
    ...cacheLines(declaredCaches()),
  ];
}

const HUGE = '--paginas-grandes';
/** Faz o `malloc` da glibc pedir páginas de 2 MiB (`madvise`) para os blocos grandes. Outros sistemas a ignoram. */
const TUNABLE = 'glibc.malloc.hugetlb=1';

/** A prova de que o pedido foi atendido: sem ela, a escada seria a mesma de sempre. */
export function hugePagesLine(rollup = systemText('/proc/self/smaps_rollup') ?? ''): string {
  const kib = Number(/^AnonHugePages:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  return kib === 0
    ? 'Nenhuma memória em páginas de 2 MiB: este sistema não atendeu ao pedido'
    : `Em páginas de 2 MiB, no fim da medida: ${bytesText(kib * KIB)}`;
}

if (import.meta.main) {
  if (!process.argv.includes(HUGE)) await show('escada', staircase);
  else if (process.env.GLIBC_TUNABLES === TUNABLE)
    await show('escada-paginas-grandes', () => [...staircase(), '', hugePagesLine()]);
  else {
    const env = { ...process.env, GLIBC_TUNABLES: TUNABLE };
    process.exitCode =
      spawnSync(process.execPath, process.argv.slice(1), { env, stdio: 'inherit' }).status ?? 1;
  }
}

/**
 * Páginas: a memória que só existe quando se toca, o preço de traduzir endereços (TLB) e os nós de memória (NUMA).
 */
import { readdirSync } from 'node:fs';
import { timePerStep } from './chase.ts';
import { LINE_BYTES, randomCycle, seeded } from './core.ts';
import { systemText } from './cpu-info.ts';
import { show } from './recording.ts';
import { bytesText, timeText } from './scale.ts';

const PAGE = 4096;

/** Um campo de /proc/self/status, em KiB; indefinido fora do Linux. */
export function statusKib(field: string): number | undefined {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(systemText('/proc/self/status') ?? '');
  return found ? Number(found[1]) : undefined;
}

// #region tocar
/** Escreve um byte a cada página: é o que faz o kernel pôr memória de verdade atrás do endereço. */
export function touchPages(memory: Uint8Array): void {
  for (let at = 0; at < memory.length; at += PAGE) memory[at] = 1;
}
// #endregion tocar

export function onDemand(bytes = 2 ** 28): string[] {
  const seen = () =>
    [statusKib('VmSize'), statusKib('VmRSS'), process.resourceUsage().minorPageFault] as const;
  const before = seen();
  const memory = new Uint8Array(bytes);
  const reserved = seen();
  touchPages(memory);
  const touched = seen();
  if (before[0] === undefined)
    return ['  este sistema não tem /proc: só a contagem de faltas de página vale'];
  const row = (name: string, now: readonly (number | undefined)[], then: readonly (number | undefined)[]) => {
    const [virtual = 0, real = 0, faults = 0] = now.map((value, index) => (value ?? 0) - (then[index] ?? 0));
    return `  ${name.padEnd(26)} ${`${Math.round(virtual / 1024)} MiB`.padStart(9)} ${`${Math.round(real / 1024)} MiB`.padStart(9)} ${faults.toLocaleString('pt-BR').padStart(8)}`;
  };
  return [
    `  ${''.padEnd(26)} endereços   memória   faltas`,
    row(`new Uint8Array(${bytesText(bytes)})`, reserved, before),
    row('um byte em cada página', touched, reserved),
  ];
}

/** As mesmas linhas juntas, ou uma em cada página: só muda quantas páginas é preciso traduzir. */
export function tlbRows(counts: readonly number[]): string[] {
  const perLine = LINE_BYTES / 4;
  const perPage = PAGE / 4;
  timePerStep(
    randomCycle(64, (index) => index * perLine, seeded(1)),
    2 ** 23,
  ); // aquece
  return counts.map((count) => {
    const together = randomCycle(count, (index) => index * perLine, seeded(1));
    // Cada linha numa posição diferente da sua página: senão todas disputariam o mesmo conjunto do cache.
    const apart = randomCycle(count, (index) => index * perPage + (index % 64) * perLine, seeded(1));
    const steps = 2 ** 20;
    const [near, far] = [timePerStep(together, steps), timePerStep(apart, steps)];
    return `  ${count.toLocaleString('pt-BR').padStart(6)}  ${bytesText(count * LINE_BYTES).padStart(8)}  ${timeText(near).padStart(8)}  ${timeText(far).padStart(8)}`;
  });
}

export function system(): string[] {
  const huge = systemText('/sys/kernel/mm/transparent_hugepage/enabled');
  const nodes = numaNodes();
  return [
    `  páginas grandes automáticas: ${/\[(\w+)\]/.exec(huge ?? '')?.[1] ?? 'não sei dizer'}`,
    `  nós de memória (NUMA): ${nodes ?? 'não sei dizer'}`,
  ];
}

function numaNodes(): number | undefined {
  try {
    return readdirSync('/sys/devices/system/node').filter((name) => /^node\d+$/.test(name)).length;
  } catch {
    return undefined;
  }
}

function report(): string[] {
  return [
    'Endereços não são memória: o que muda em cada passo',
    ...onDemand(),
    '',
    'As mesmas linhas, juntas ou uma em cada página de 4 KiB',
    '  linhas     somam    juntas  espalhadas',
    ...tlbRows([32, 64, 256, 1024, 2048, 8192]),
    '',
    'O que o sistema diz',
    ...system(),
  ];
}

if (import.meta.main) await show('paginas', report);

/** Apoio: o que o Linux diz do processador, em /sys e /proc. Em outro sistema, listas vazias. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CPU0 = '/sys/devices/system/cpu/cpu0';

/** O texto de um arquivo do sistema, sem espaços nas pontas; indefinido se não existe. */
export function systemText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

export interface DeclaredCache {
  level: number;
  bytes: number;
  line: number;
  ways: number;
  /** Os processadores que dividem este cache, como `0` ou `0-1`. */
  sharedBy: string;
}

/** Os caches de dados do primeiro processador, como o sistema os declara. */
export function declaredCaches(folder = join(CPU0, 'cache')): DeclaredCache[] {
  return names(folder).flatMap((name) => {
    const field = (file: string) => systemText(join(folder, name, file)) ?? '';
    if (field('type') === 'Instruction') return [];
    const kib = Number.parseInt(field('size'), 10);
    return Number.isNaN(kib)
      ? []
      : [
          {
            level: Number(field('level')),
            bytes: kib * (field('size').endsWith('M') ? 2 ** 20 : 2 ** 10),
            line: Number(field('coherency_line_size')),
            ways: Number(field('ways_of_associativity')),
            sharedBy: field('shared_cpu_list'),
          },
        ];
  });
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('index'))
      .sort();
  } catch {
    return [];
  }
}

/** O que o sistema diz sobre quem divide um núcleo, e se há uma máquina virtual embaixo. */
export function topology(): string[] {
  const siblings = systemText(join(CPU0, 'topology/thread_siblings_list'));
  if (siblings === undefined) return ['Este sistema não diz, em /sys, quem divide um núcleo.'];
  const virtual = / hypervisor /.test(systemText('/proc/cpuinfo') ?? '');
  const list = systemText(join(CPU0, 'topology/package_cpus_list')) ?? '?';
  return [
    `Processadores no mesmo núcleo que o 0: ${siblings}. No mesmo chip: ${list}.`,
    virtual
      ? 'Há um hypervisor: é ele quem escreve essa lista, e ela pode não ser a do chip de verdade.'
      : 'Não há sinal de hypervisor: a lista vem do chip.',
  ];
}

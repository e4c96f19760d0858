/**
 * Mapas e faltas de página: arquivos que já estão na memória deste processo, e memória que só existe quando tocada.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const KIBIBYTE = 1024;
const MEBIBYTE = 2 ** 20;

// #region mapas
/** Os arquivos mapeados na memória deste processo e quantos bytes de endereços cada um ocupa. */
export function mappedFiles(maps: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const line of maps.split('\n')) {
    const match = line.match(/^([0-9a-f]+)-([0-9a-f]+) .{4} \S+ \S+ \d+ +(\/.*)$/);
    if (!match?.[3]) continue;
    const size = Number.parseInt(match[2] ?? '', 16) - Number.parseInt(match[1] ?? '', 16);
    sizes.set(match[3], (sizes.get(match[3]) ?? 0) + size);
  }
  return sizes;
}
// #endregion mapas

// #region faltas
/** Bytes de uma página, que o Node não diz: 4 KiB em x86-64, 16 KiB nos Macs com processador da Apple. */
export function pageSize(): number {
  if (process.platform === 'darwin') return (process.arch === 'arm64' ? 16 : 4) * KIBIBYTE;
  try {
    const kilobytes = readFileSync('/proc/self/smaps', 'latin1').match(/^KernelPageSize: +(\d+) kB/m)?.[1];
    return Number(kilobytes ?? 4) * KIBIBYTE;
  } catch {
    return 4 * KIBIBYTE;
  }
}

const faults = (): number => process.resourceUsage().minorPageFault;

/** Faltas de página ao reservar memória e ao tocar em um byte de cada página dela. */
export function touch(bytes: number, page = pageSize()): { reserving: number; touching: number } {
  const start = faults();
  const memory = Buffer.alloc(bytes); // zeros pedidos ao kernel; nenhuma página existe ainda
  const reserved = faults();
  for (let at = 0; at < bytes; at += page) memory[at] = 1;
  return { reserving: reserved - start, touching: faults() - reserved };
}
// #endregion faltas

const number = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

export function main(): void {
  try {
    const files = [...mappedFiles(readFileSync('/proc/self/maps', 'utf8'))].sort((a, b) => b[1] - a[1]);
    console.log('Os maiores arquivos mapeados neste processo');
    for (const [path, size] of files.slice(0, 3))
      console.log(`  ${basename(path).padEnd(24)} ${number.format(size / MEBIBYTE).padStart(7)} MiB`);
  } catch {
    console.log('Este sistema não tem /proc/self/maps');
  }
  const size = 64 * MEBIBYTE;
  const page = pageSize();
  const pages = size / page;
  const { reserving, touching } = touch(size, page);
  console.log(`\n64 MiB são ${number.format(pages)} páginas de ${page / KIBIBYTE} KiB`);
  console.log(`  reservar           ${number.format(reserving).padStart(7)} faltas de página`);
  console.log(`  tocar em cada uma  ${number.format(touching).padStart(7)} faltas de página`);
  if (touching < pages / 2)
    console.log('  o kernel deu páginas grandes (transparent huge pages), de 2 MiB em x86-64');
}

if (import.meta.main) main();

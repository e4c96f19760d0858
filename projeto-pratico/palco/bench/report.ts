import { availableParallelism, loadavg } from 'node:os';
import { dateText, describeMachine, machineLine, number } from '@trilha/measure';
import { WORKLOAD } from './data.ts';
import type { Duration, LoadResult } from './load.ts';
import { logLineNs } from './log-line.ts';
import { ratioRows } from './ratios.ts';

/** Uma subida da API; `null` é o que este sistema não deixa medir. */
export interface Start {
  readyMs: number;
  cpuMs: number | null;
  memoryMb: number | null;
}

/** Sem isto, os números de uma máquina ocupada passariam pelos do Palco. */
export function busyLine(): string {
  const [lastMinute = 0] = loadavg();
  const busy =
    lastMinute > availableParallelism()
      ? ' Havia mais trabalho que núcleos: meça de novo com a máquina parada.'
      : '';
  return `Carga da máquina no último minuto, com a da própria medição: ${number(lastMinute)}.${busy}`;
}

const median = (values: (number | null)[]): string => {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)];
  return middle === undefined ? 'sem medida' : number(middle);
};

export interface Measured {
  starts: Start[];
  results: LoadResult[];
  /** Argon2id por segundo, um por vez, sem servidor. */
  hashes: number;
  duration: Duration;
  memoryAfter: number | null;
  postgresVersion: string;
}

/** A medição em Markdown, com a máquina, a data e o comando. */
export function render({
  starts,
  results,
  hashes,
  duration,
  memoryAfter,
  postgresVersion,
}: Measured): string {
  const { people, posts, follows } = WORKLOAD;
  const rows = results.map(
    ({ name, connections, perSecond, p50, p99, max }) =>
      `| ${name} | ${connections} | ${number(perSecond)} | ${number(p50)} | ${number(p99)} | ${number(max)} |`,
  );
  return [
    '# Medidas do Palco',
    '',
    `${dateText(new Date().toISOString())}, ${machineLine(describeMachine())}, PostgreSQL ${postgresVersion}.`,
    'Comando: `npm run medir -w @trilha/palco -- --gravar`.',
    '',
    busyLine(),
    '',
    '## Carga',
    '',
    `${number(people)} pessoas, ${number(posts)} posts e uma leitora que segue ${follows} pessoas. Laço fechado: cada conexão pede de novo ao receber a resposta. ` +
      `${duration.seconds} s por medida, depois de ${duration.warmUp} s de aquecimento. API, banco com gravação garantida em disco e gerador de carga dividem a mesma máquina.`,
    '',
    '| Requisição | Conexões | Por segundo | p50 (ms) | p99 (ms) | Máximo (ms) |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    '## Em relação',
    '',
    `Vazões da mesma rodada. Um argon2id sozinho, no processo que mede: ${number(hashes)} por segundo.`,
    '',
    '| Razão | Vezes |',
    '|---|--:|',
    ...ratioRows(results, hashes),
    '',
    '## Subida e peso da API',
    '',
    `Mediana de ${starts.length} subidas, com o cache de compilação cheio.`,
    '',
    '| Medida | Valor |',
    '|---|--:|',
    `| Até \`/health/ready\` responder 200 (ms) | ${median(starts.map(({ readyMs }) => readyMs))} |`,
    `| Processador até ali (ms) | ${median(starts.map(({ cpuMs }) => cpuMs))} |`,
    `| Memória residente ao ficar pronta (MB) | ${median(starts.map(({ memoryMb }) => memoryMb))} |`,
    `| Memória residente depois da carga (MB) | ${median([memoryAfter])} |`,
    `| Uma linha de registro (ns) | ${number(logLineNs())} |`,
  ].join('\n');
}

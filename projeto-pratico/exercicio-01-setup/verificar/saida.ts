import { CheckFailure, type RunningServer, type ServerProcess } from '@trilha/kit';

/** Até onde ia a saída padrão de cada processo quando ele já estava pronto havia algum tempo. */
const marks = new WeakMap<ServerProcess, number>();

/** Daqui em diante, a saída padrão deste servidor é julgada. O texto da subida, de antes, fica de fora. */
export function markReady({ process }: Pick<RunningServer, 'process'>): void {
  if (!marks.has(process)) marks.set(process, process.stdout.count);
}

/** Recusa a primeira linha da saída padrão, depois da marca, que não é um objeto JSON. */
export function expectOnlyJson({ process }: Pick<RunningServer, 'process'>): void {
  const written = process.stdout.since(marks.get(process) ?? 0);
  const odd = written.find((line) => line.trim() !== '' && asObject(line) === undefined);
  if (odd === undefined) return;
  throw new CheckFailure({
    expected: 'um objeto JSON completo em cada linha',
    got: 'uma linha que não é um objeto JSON',
    where: 'saída padrão',
    output: [odd.slice(0, 300)],
  });
}

export function asObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    return plain ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

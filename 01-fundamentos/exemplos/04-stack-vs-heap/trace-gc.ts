// #region linha
/** Uma linha de `--trace-gc` do V8 13.6 (`GCTracer::Print`, em src/heap/gc-tracer.cc). */
export interface Collection {
  /** Milissegundos desde que o V8 começou. */
  at: number;
  kind: string;
  /** MiB em objetos antes e depois; entre parênteses, na linha, o que o V8 tem reservado. */
  before: number;
  after: number;
  reservedAfter: number;
  /** Milissegundos em que o JavaScript ficou parado no fim da coleta. */
  pause: number;
  reason: string;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const LINE = new RegExp(
  String.raw`^\[\d+:0x[0-9a-f]+\] +${NUMBER} ms: ([A-Z][\w-]*(?: \([a-z]+\))*) ` +
    String.raw`${NUMBER} \(${NUMBER}\) -> ${NUMBER} \(${NUMBER}\) MB, pooled: \d+ MB, ` +
    String.raw`${NUMBER} / ${NUMBER} ms .*\) ([^;)]+);`,
);

/** Lê uma linha; indefinido se ela não é de uma coleta. */
export function parseLine(line: string): Collection | undefined {
  const match = line.match(LINE);
  if (!match) return;
  const [, at, kind = '', before, , after, reservedAfter, pause, , reason = ''] = match;
  return {
    at: Number(at),
    kind,
    before: Number(before),
    after: Number(after),
    reservedAfter: Number(reservedAfter),
    pause: Number(pause),
    reason: reason.trim(),
  };
}
// #endregion linha

/** As linhas de coleta de uma saída inteira, com o texto original. */
export function parseTrace(output: string): { line: string; collection: Collection }[] {
  return output.split('\n').flatMap((line) => {
    const collection = parseLine(line);
    return collection ? [{ line, collection }] : [];
  });
}

/**
 * Procura instabilidade: verifica a mesma etapa várias vezes seguidas e conta as tarefas cujo resultado
 * variou. `node src/repetir.ts 01 20 --comando "…"`, com as mesmas opções de `main.ts`.
 */
import { readArguments } from './cli/args.ts';
import { EXIT } from './outcome.ts';
import { verifyStage } from './verify.ts';

const [stage = '', times = '', ...options] = process.argv.slice(2);
process.exitCode = await repeat(stage, Number(times), options);

async function repeat(stage: string, times: number, options: string[]): Promise<number> {
  const args = readArguments([stage, ...options]);
  if (args === undefined || !(times > 1)) {
    process.stderr.write('Uso: repetir.ts ETAPA VEZES --comando CMD\n');
    return EXIT.usage;
  }
  const outcomes = new Map<string, string[]>();
  for (let round = 1; round <= times; round++) {
    const { results, durationMs } = await verifyStage(args);
    const failed = results.filter((result) => result.outcome !== 'passed');
    for (const { id, outcome } of results) outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
    const said = failed.map(({ id, failure }) => `${id}: ${failure?.got}`).join('; ') || 'tudo passou';
    process.stdout.write(`${round}/${times} · ${durationMs} ms · ${said}\n`);
  }
  const unstable = [...outcomes].filter(([, seen]) => new Set(seen).size > 1).map(([id]) => id);
  process.stdout.write(
    unstable.length === 0 ? '✔ nenhuma tarefa variou\n' : `✖ variaram: ${unstable.join(', ')}\n`,
  );
  return unstable.length === 0 ? EXIT.passed : EXIT.failed;
}

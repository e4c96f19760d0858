import { consume } from './sink.ts';

type Run = () => unknown;
type Now = () => number;

const MAX_CALLS = 2 ** 30;

/** Repete `run` até passar o tempo pedido: dá ao compilador o que ele precisa para decidir. */
export async function warmUp(run: Run, durationNs: number, now: Now): Promise<void> {
  const deadline = now() + durationNs;
  let calls = 1;
  while (now() < deadline) {
    await sample(run, calls, now);
    calls = Math.min(calls * 2, 1024);
  }
}

/**
 * Quantas chamadas enchem uma amostra de ao menos `minimumNs`.
 *
 * @throws Error `MEASURE_NO_TIME` quando nem 2^30 chamadas movem o relógio: o trabalho foi apagado ou o relógio parou
 */
export async function calibrate(run: Run, minimumNs: number, now: Now): Promise<number> {
  for (let calls = 1; calls <= MAX_CALLS; calls *= 2) {
    // A menor de duas: um soluço da máquina não pode encurtar todas as amostras que vêm depois.
    const shortest = Math.min(await sample(run, calls, now), await sample(run, calls, now));
    if (shortest >= minimumNs) return calls;
  }
  throw Object.assign(new Error('o trabalho medido não gasta tempo'), { code: 'MEASURE_NO_TIME' });
}

/** Tempo de `calls` chamadas, em nanossegundos. Candidato assíncrono é esperado a cada chamada. */
export async function sample(run: Run, calls: number, now: Now): Promise<number> {
  const start = now();
  const first = run();
  if (first instanceof Promise) {
    consume(await first);
    for (let call = 1; call < calls; call++) consume(await run());
  } else {
    consume(first);
    for (let call = 1; call < calls; call++) consume(run());
  }
  return now() - start;
}

const HOUR_MS = 3_600_000;

/** Faz as faxinas uma vez por hora. O que venceu já não vale antes disso: aqui só se libera o espaço. */
export function everyHour(chores: (() => Promise<void>)[], onError: (error: Error) => void) {
  const timer = setInterval(() => {
    for (const chore of chores) chore().catch(onError);
  }, HOUR_MS);
  return { stop: () => clearInterval(timer) };
}

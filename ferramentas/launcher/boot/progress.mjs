/**
 * Uma linha por passo, com o tempo. Em terminal, os passos em curso são redesenhados; fora dele
 * (arquivo, CI) sai só a linha final de cada passo, para o log ficar legível.
 */
const WIDTH = 62;
const FRAMES = ['◐', '◓', '◑', '◒'];

/**
 * @param {number} milliseconds
 * @returns {string} por exemplo `0,8 s` ou `2 min 05 s`
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 100) return `${seconds.toFixed(1).replace('.', ',')} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/**
 * @typedef {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} Output
 * @typedef {{ title: string, startedAt: number }} Running
 * @typedef {(title: string) => void} Rename troca o título da linha, com o que se descobriu no caminho
 */

/**
 * Quadro de passos.
 * @param {Output} [output] saída; padrão: a de erros, para não sujar o que comandos imprimem
 * @param {Record<string, string | undefined>} [env]
 */
export function createProgress(output = process.stderr, env = process.env) {
  const live = Boolean(output.isTTY) && env.TERM !== 'dumb' && !env.CI;
  const color = live && !env.NO_COLOR;
  /** @type {Set<Running>} */
  const running = new Set();
  let drawn = 0;
  let frame = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  /** @param {string} code @param {string} text */
  const paint = (code, text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  /** @param {string} mark @param {string} title @param {number} time */
  const line = (mark, title, time) => {
    const limit = Math.min(WIDTH, (output.columns ?? 80) - 16);
    const text = title.length > limit ? `${title.slice(0, limit - 1)}…` : title.padEnd(limit);
    return `  ${mark} ${text} ${paint('2', duration(time).padStart(9))}`;
  };
  const erase = () => {
    if (drawn > 0) output.write(`\x1b[${drawn}A\x1b[J`);
    drawn = 0;
  };
  const draw = () => {
    if (!live) return;
    erase();
    frame += 1;
    const now = Date.now();
    const mark = paint('36', FRAMES[frame % FRAMES.length] ?? '·');
    for (const step of running) output.write(`${line(mark, step.title, now - step.startedAt)}\n`);
    drawn = running.size;
  };
  /** @param {string} text */
  const print = (text) => {
    erase();
    output.write(`${text}\n`);
    draw();
  };
  const tick = () => {
    if (live && running.size > 0 && !timer) timer = setInterval(draw, 200).unref();
    if (running.size === 0 && timer) {
      clearInterval(timer);
      timer = undefined;
    }
  };

  return {
    print,
    paint,
    /**
     * Executa um passo e imprime a sua linha.
     * @template T
     * @param {string} title
     * @param {(rename: Rename) => Promise<T> | T} run
     * @returns {Promise<T>}
     */
    async step(title, run) {
      const step = { title, startedAt: Date.now() };
      running.add(step);
      tick();
      draw();
      let mark = paint('32', '✓');
      try {
        return await run((next) => {
          step.title = next;
        });
      } catch (error) {
        // Interrompido porque a pessoa pediu ou porque outro passo falhou: não é falha deste.
        const aborted = error instanceof Error && error.name === 'AbortError';
        mark = aborted ? '–' : paint('31', '✗');
        throw error;
      } finally {
        running.delete(step);
        print(line(mark, step.title, Date.now() - step.startedAt));
        tick();
      }
    },
  };
}

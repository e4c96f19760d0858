import type { Terminal } from '../cli/terminal.ts';

/** Um terminal sem cor nem teclas que guarda o que recebe. */
export function recordTerminal(width = 80) {
  const written = { stdout: '', stderr: '' };
  const write = (text: string) => {
    written.stdout += text;
  };
  const writeError = (text: string) => {
    written.stderr += text;
  };
  const terminal: Terminal = {
    color: false,
    interactive: false,
    width,
    write,
    writeError,
    line: (text = '') => write(`${text}\n`),
    error: (text) => writeError(`${text}\n`),
    paint: (_, text) => text,
  };
  return { terminal, written };
}

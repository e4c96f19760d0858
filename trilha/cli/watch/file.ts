import { readFileSync, statSync, unwatchFile, watch, watchFile } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileDefect } from '../../core/check/file.ts';

/** Discos de rede e pastas compartilhadas não avisam; quem os usa espera no máximo isto. */
const POLL_MS = 1_000;

/**
 * Chama `onChange` quando o conteúdo muda. Vigia a pasta porque muitos editores salvam por cima com outro
 * arquivo, e compara o texto porque um salvamento dá vários avisos.
 *
 * @returns função que para de vigiar
 */
export function watchContent(file: string, onChange: () => void): () => void {
  let known = contentOf(file);
  const look = () => {
    const now = contentOf(file);
    // Ausente por um instante é o editor trocando um arquivo pelo outro.
    if (now === undefined || now === known) return;
    known = now;
    onChange();
  };
  const watcher = watch(dirname(file), (_, name) => {
    if (name === null || name === basename(file)) look();
  });
  watcher.on('error', () => watcher.close());
  watchFile(file, { interval: POLL_MS, persistent: false }, look);
  return () => {
    watcher.close();
    unwatchFile(file, look);
  };
}

/** O que diz se mudou: o texto ou, do que não se deve ler, quando e com que tamanho. Abrir um FIFO esperaria sem fim. */
function contentOf(file: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(file);
    return fileDefect(file) === undefined ? readFileSync(file, 'utf8') : `${mtimeMs} ${size}`;
  } catch {
    return;
  }
}

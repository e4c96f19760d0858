/**
 * Um processo de verdade, num disco de verdade: `node vitima.ts resposta.ts arquivo.log [ler]`. Avisa pela saída cada
 * texto confirmado; com `ler`, acrescenta mais um, reabre e diz o que recuperou, antes e depois.
 */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Answer } from './log.ts';

/** Para sozinho, se ninguém o matar. */
const MOST = 5_000;

const [answerFile = '', path = '', mode] = process.argv.slice(2);
const { DurableLog: Log } = (await import(pathToFileURL(answerFile).href)) as Answer;
const log = new Log(fs, path);
if (mode === 'ler') {
  log.append('depois');
  log.close();
  const again = new Log(fs, path);
  fs.writeSync(1, JSON.stringify([log.recovered, again.recovered]));
  again.close();
} else {
  for (let number = 0; number < MOST; number++) {
    log.append(`linha ${number}`);
    fs.writeSync(1, `${number}\n`);
  }
}

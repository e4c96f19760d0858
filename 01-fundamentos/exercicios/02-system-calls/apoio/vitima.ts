/**
 * Um processo de verdade, num disco de verdade: `node vitima.ts resposta.ts arquivo.log [ler]`. Avisa pela saída cada
 * texto confirmado; com `ler`, diz o que recuperou e acrescenta mais um.
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
  fs.writeSync(1, JSON.stringify(log.recovered));
  log.append('depois');
  log.close();
} else {
  for (let number = 0; number < MOST; number++) {
    log.append(`linha ${number}`);
    fs.writeSync(1, `${number}\n`);
  }
}

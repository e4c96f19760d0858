import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';

/** A OpenAPI inteira, como texto. Monta o Palco sem conectar em nada: o endereço do banco só ocupa o lugar. */
export async function describeApi(): Promise<string> {
  const config = readConfig({ DATABASE_URL: 'postgres://ninguem@127.0.0.1:1/nada' });
  const { app, close } = await compose({ config, log: createLog('silent') });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await close();
  return text;
}

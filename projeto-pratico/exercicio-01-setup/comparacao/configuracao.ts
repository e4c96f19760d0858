import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const REQUESTS = 100;
const server = fileURLToPath(new URL('servidor-de-configuracao.ts', import.meta.url));

/**
 * Sobe o mesmo servidor de dois jeitos com a mesma configuração errada e conta quantas pessoas
 * recebem 500 antes de alguém saber do engano.
 */
export async function compareConfiguration(): Promise<{ brokenAnswers: Record<string, number> }> {
  return {
    brokenAnswers: {
      'lida ao usar': await brokenAnswers('ao-usar'),
      'validada ao subir': await brokenAnswers('ao-subir'),
    },
  };
}

async function brokenAnswers(mode: 'ao-usar' | 'ao-subir'): Promise<number> {
  const child = spawn(process.execPath, [server, mode], {
    env: { ...process.env, DATABASE_URL: 'postgres//faltou-um-sinal' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'close').then(() => undefined);
  const port = await Promise.race([once(child, 'message').then(([message]) => Number(message)), exited]);
  if (port === undefined) {
    // Só conta como recusa quem saiu por causa da configuração; um engano nosso também sairia sem atender.
    if (child.exitCode !== 0 && said.includes('DATABASE_URL')) return 0;
    throw new Error(`O servidor acabou por outra razão: ${said}`);
  }
  let broken = 0;
  for (let i = 0; i < REQUESTS; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/posts`);
    await answer.body?.cancel();
    if (answer.status === 500) broken += 1;
  }
  child.kill();
  await exited;
  return broken;
}

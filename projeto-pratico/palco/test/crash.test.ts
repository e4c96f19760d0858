import { service, waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { type RealProcess, send, useProcesses } from './support/process.ts';

const ROUNDS = 3;
const AT_ONCE = 12;

describe.runIf(hasDatabase())('kill -9 no meio do cadastro', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();

  test('todo pedido aceito recebe a sua mensagem, e todo o resto pode ser repetido', async () => {
    const { databaseUrl, storageDir } = await place();
    const smtp = await service('smtp');
    const start = () =>
      api({
        DATABASE_URL: databaseUrl,
        STORAGE_DIR: storageDir,
        SMTP_URL: smtp.url,
        LOG_LEVEL: 'fatal',
        AUTH_ATTEMPTS_PER_MINUTE: '0',
      });
    const received = (email: string) => smtp.messages().some(({ to }) => to.includes(email));
    const everyone: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start();
      const handles = Array.from({ length: AT_ONCE }, (_, n) => `queda_${round}_${n}`);
      everyone.push(...handles);
      await killAmid(server, handles);
    }
    const last = await start();
    for (const handle of everyone) {
      // aceito antes da queda ou não, o mesmo pedido repetido é aceito: nada ficou pela metade
      expect((await send(last.url, '/users', accountOf(handle))).status, handle).toBe(202);
    }
    await waitFor(() => (everyone.every((handle) => received(accountOf(handle).email)) ? true : undefined), {
      deadlineMs: 60_000,
      what: 'uma mensagem para cada pedido',
    });
    const { email, password } = accountOf('queda_0_0');
    const token = tokensFor(email).at(-1) ?? '';
    expect((await send(last.url, '/email-confirmations', { token, password })).status).toBe(200);
    last.child.kill('SIGTERM');
    expect(await last.exited, last.output()).toBe(0);
    await smtp.stop();

    function tokensFor(address: string): string[] {
      const mine = smtp.messages().filter(({ to }) => to.includes(address));
      return mine.map(({ mail }) => /#([\w-]{22,})/.exec(mail.text ?? '')?.[1] ?? '');
    }
  }, 180_000);
});

/** Pede todas as contas ao mesmo tempo e mata o servidor assim que a primeira é aceita, com as outras em curso. */
async function killAmid(server: RealProcess & { url: string }, handles: string[]): Promise<void> {
  const requests = handles.map((handle) =>
    send(server.url, '/users', accountOf(handle)).then(
      ({ status }) => status,
      () => 0,
    ),
  );
  await Promise.any(requests);
  server.child.kill('SIGKILL');
  await server.exited;
  await Promise.all(requests);
}

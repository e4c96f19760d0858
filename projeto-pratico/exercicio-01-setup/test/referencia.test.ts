import { spawnSync } from 'node:child_process';
import { complaints, node } from '@trilha/kit/vitest';
import { test } from 'vitest';
import { STAGE, verifyCommand, verifyNode } from './verificar.ts';

const palco = new URL('../palco/', STAGE);

test('o Palco montado até a etapa 01 passa', async (context) => {
  const verdict = await verifyNode(context, new URL('src/server.ts', palco), {
    directory: palco,
    env: { UP_TO: '1' },
  });
  context.expect(complaints(verdict)).toEqual({});
});

test('o Palco inteiro passa, depois das migrações', async (context) => {
  const prepare = node(new URL('src/migrate.ts', palco));
  const verdict = await verifyNode(context, new URL('src/server.ts', palco), { directory: palco, prepare });
  context.expect(complaints(verdict)).toEqual({});
});

test('um servidor em Python, só com a biblioteca padrão, passa', async (context) => {
  const python = ['python3', 'python'].find((name) =>
    /^Python 3/u.test(spawnSync(name, ['--version']).stdout?.toString() ?? ''),
  );
  if (python === undefined) {
    if (process.env.EXIGIR_SERVICOS === '1') throw new Error('Falta o Python 3 nesta máquina.');
    process.stderr.write('Teste pulado: falta o Python 3 (apt install python3, ou python.org).\n');
    return context.skip('falta o Python 3');
  }
  const directory = new URL('outras-linguagens/python/', STAGE);
  context
    .expect(complaints(await verifyCommand(context, `${python} servidor.py`, { directory })))
    .toEqual({});
});

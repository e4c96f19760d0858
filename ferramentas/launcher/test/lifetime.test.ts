import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { waitFor } from '@trilha/services';
import { beforeEach, describe, expect, test } from 'vitest';
import { allGone, fixture, launch, stateIn, temporaryFolder } from './helpers.ts';

const STACK = fixture('fake-stack.ts');
let local: string;
let order: string;
/** Abaixo de 32.768: acima, o sistema empresta a porta a qualquer conexão de saída, e a partida usaria a seguinte. */
let port = 20_000 + (process.pid % 500) * 20;

beforeEach(() => {
  local = temporaryFolder();
  order = `${local}/ordem.txt`;
  port += 2;
  mkdirSync(`${local}/execucao`);
});

/** De pé e com os tratadores de sinal instalados. */
async function running() {
  const state = await stateIn(local);
  const installed = () =>
    existsSync(`${order}.trabalho`) && existsSync(`${order}.dados`) ? true : undefined;
  await waitFor(installed, { deadlineMs: 10_000, what: 'filhos prontos' });
  return state;
}

const start = (env: Record<string, string> = {}) =>
  launch(STACK, { TRILHA_LOCAL: local, ORDER: order, FIRST_PORT: String(port), MODE: '', ...env });

describe.skipIf(process.platform === 'win32')('vida de uma execução', () => {
  test('SIGTERM encerra da borda para o fundo e sai com 0', async () => {
    const launcher = start();
    const state = await running();
    launcher.child.kill('SIGTERM');
    expect(await launcher.exit).toBe(0);
    expect(readFileSync(order, 'utf8')).toBe('frente\ntrabalho\ndados\n');
    await allGone(Object.values(state.processes), 0);
    expect(existsSync(`${local}/execucao/estado.json`)).toBe(false);
  });

  test('kill -9 do lançador não deixa órfão depois de dez segundos, e a partida seguinte se recupera', async () => {
    const launcher = start();
    const state = await running();
    launcher.child.kill('SIGKILL');
    await launcher.exit;
    await allGone(Object.values(state.processes), 10_000);
    const next = start();
    await waitFor(() => (next.output().includes('Pronto em') ? true : undefined), {
      deadlineMs: 15_000,
      what: 'segunda partida',
    });
    next.child.kill('SIGTERM');
    expect(await next.exit).toBe(0);
  });

  test('a segunda chamada mostra os endereços da primeira e não faz nada', async () => {
    const first = start();
    await stateIn(local);
    const second = start();
    expect(await second.exit).toBe(0);
    expect(second.output()).toContain('já está no ar');
    expect(second.output()).toContain(`http://localhost:${port}`);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });

  test('quem chega enquanto a outra encerra espera a vez', async () => {
    const first = start({ MODE: 'teimoso' });
    await running();
    first.child.kill('SIGTERM');
    await waitFor(() => (existsSync(`${local}/execucao/estado.json`) ? undefined : true), {
      deadlineMs: 5_000,
      what: 'início do encerramento',
    });
    const second = start();
    expect(await first.exit).toBe(0);
    await running();
    expect(second.output()).toContain('Espera outro comando');
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  test('porta ocupada leva à seguinte', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const launcher = start();
    const state = await stateIn(local);
    other.close();
    expect(state.addresses.palco).toBe(`http://localhost:${port + 1}`);
    launcher.child.kill('SIGTERM');
    await launcher.exit;
  });

  test('um processo morto volta sozinho e o log dele é mostrado', async () => {
    const launcher = start();
    const state = await stateIn(local);
    process.kill(state.processes.frente ?? 0, 'SIGKILL');
    await waitFor(() => (launcher.output().includes('frente voltou') ? true : undefined), {
      deadlineMs: 10_000,
      what: 'volta da frente',
    });
    expect(launcher.output()).toContain('frente caiu (SIGKILL)');
    launcher.child.kill('SIGTERM');
    expect(await launcher.exit).toBe(0);
  });

  test('um passo que falha mostra o fim do log, onde está o resto e o que fazer', async () => {
    const launcher = start({ MODE: 'passo-falho' });
    expect(await launcher.exit).toBe(1);
    expect(launcher.output()).toContain('│ motivo do fracasso');
    expect(launcher.output()).toContain(`Log completo: ${local}/execucao/registros/passo.log`);
    expect(launcher.output()).toContain('O que fazer: tente de outro jeito.');
  });

  test('um servidor que morre na partida encerra tudo com 1 e mostra o motivo', async () => {
    const launcher = start({ MODE: 'frente-quebra' });
    expect(await launcher.exit).toBe(1);
    expect(launcher.output()).toContain('frente não ficou pronto');
    expect(launcher.output()).toContain('│ não achei a variável QUE_FALTA');
    expect(readFileSync(order, 'utf8')).toBe('dados\n');
  });

  test('quem não atende ao pedido de parada é morto no prazo', async () => {
    const launcher = start({ MODE: 'teimoso' });
    const state = await running();
    launcher.child.kill('SIGTERM');
    expect(await launcher.exit).toBe(0);
    await allGone(Object.values(state.processes), 0);
    expect(readFileSync(order, 'utf8')).toBe('frente\ndados\n');
  });
});

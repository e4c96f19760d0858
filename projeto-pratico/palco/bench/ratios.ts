import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { number } from '@trilha/measure';
import type { LoadResult } from './load.ts';

const derive = promisify(argon2);
const HASHES = 15;

/** Quantas senhas por segundo um argon2id sozinho confere, uma por vez, com o custo do Palco: mediana. */
export async function hashesPerSecond(): Promise<number> {
  const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
  const times: number[] = [];
  for (let n = 0; n < HASHES; n += 1) {
    const startedAt = performance.now();
    await derive('argon2id', { message: 'coxia iluminada 42', nonce: randomBytes(16), ...cost });
    times.push(performance.now() - startedAt);
  }
  return 1_000 / (times.sort((a, b) => a - b)[Math.floor(HASHES / 2)] ?? Number.NaN);
}

/** Razões entre medidas da mesma rodada, em linhas de tabela: dizem mais que os números, que são desta máquina. */
export function ratioRows(results: LoadResult[], hashes: number): string[] {
  const perSecond = (name: string) => results.find((result) => result.name === name)?.perSecond ?? Number.NaN;
  const signIn = perSecond('entrar por um aparelho conhecido');
  const pairs: [string, number, number][] = [
    ['entrar ÷ argon2id sozinho, um por vez', signIn, hashes],
    ['pedir uma conta ÷ argon2id sozinho, um por vez', perSecond('pedir uma conta'), hashes],
    ['renovar o token ÷ entrar', perSecond('renovar o token'), signIn],
    [
      'ler a própria conta: pelo token ÷ pelo cookie',
      perSecond('ler a própria conta, pelo token'),
      perSecond('ler a própria conta, pelo cookie'),
    ],
    ['ler a própria conta, pelo cookie ÷ entrar', perSecond('ler a própria conta, pelo cookie'), signIn],
  ];
  return pairs.map(([name, over, under]) => `| ${name} | ${number(over / under)} |`);
}

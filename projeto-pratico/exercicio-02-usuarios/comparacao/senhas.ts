import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Comparison, compare, count } from '@trilha/measure';
import { FAST, passwordHashes } from './senhas/candidatos.ts';
import type { PasswordHash } from './senhas/funcoes.ts';

const PASSWORD = 'chuva no telhado de zinco';
const BATCH = 1_000;
const slow = { rounds: 7, warmUpMs: 1 } as const;

/** O preço de guardar uma senha: tempo, memória, e quanto dois núcleos rendem. */
export async function comparePasswords(): Promise<Comparison[]> {
  await verifyAll();
  return [
    await compare({
      title: 'Um hash de senha, um por vez',
      operation: 'hash',
      ...slow,
      candidates: [
        ...passwordHashes.map(({ name, hash }) => ({ name, run: () => hash(PASSWORD) })),
        { name: FAST, operations: BATCH, run: fastBatch },
      ],
    }),
    await compare({
      title: 'Um hash de senha, dois ao mesmo tempo em dois núcleos',
      operation: 'hash',
      ...slow,
      candidates: passwordHashes.map(({ name, hash }) => ({
        name,
        operations: 2,
        run: () => Promise.all([hash(PASSWORD), hash(PASSWORD)]),
      })),
    }),
    ...(process.platform === 'linux' ? [memory()] : []),
  ];
}

function memory(): Comparison {
  const values = Object.fromEntries(passwordHashes.map(({ name }) => [name, peak(name)]));
  return count({ title: 'Memória de um hash, no pico', unit: 'MiB', values });
}

/** Cada uma confere a senha certa e recusa a quase certa; sem isso o tempo não quer dizer nada. */
async function verifyAll(): Promise<void> {
  for (const { name, hash, verify } of passwordHashes) {
    const stored = await hash(PASSWORD);
    const right = await verify(PASSWORD, stored);
    if (!right || (await verify(`${PASSWORD}!`, stored))) throw new Error(`${name} não confere a senha.`);
  }
}

/** Em que byte um hash para de ler a senha, ou `null` se leu os `length` bytes. */
export async function ignoredFrom({ hash, verify }: PasswordHash, length: number): Promise<number | null> {
  const stored = await hash('a'.repeat(length));
  for (let used = length - 1; used > 0; used--) {
    if (!(await verify(`${'a'.repeat(used)}${'b'.repeat(length - used)}`, stored)))
      return used + 1 === length ? null : used + 1;
  }
  return 0;
}

function fastBatch(): Buffer {
  let digest = randomBytes(16);
  for (let i = 0; i < BATCH; i++) digest = createHash('sha256').update(digest).update(PASSWORD).digest();
  return digest;
}

function peak(name: string): number {
  const program = fileURLToPath(new URL('senhas/memoria.ts', import.meta.url));
  return Number(execFileSync(process.execPath, [program, name], { encoding: 'utf8' }));
}

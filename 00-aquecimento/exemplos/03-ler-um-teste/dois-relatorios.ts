/**
 * O mesmo defeito, contado pela verificação do curso e por `node --test`.
 */
import { spawnSync } from 'node:child_process';
import { given } from '@trilha/trilha/check';
import { shortenBroken } from './resumo.ts';

/** A falha como a verificação do curso a conta. */
export function courseReport(): string[] {
  try {
    given(shortenBroken, 'Ensaio aberto', 10).returns('Ensaio ab…');
    return ['passou'];
  } catch (thrown) {
    const { message, details } = thrown as Error & { details: Record<string, string> };
    return [
      `motivo    ${message}`,
      `enviado   ${details.sent}`,
      `recebido  ${details.received}`,
      `esperado  ${details.expected}`,
    ];
  }
}

/** O que `node --test` escreve, sem os tempos, as contas do fim e as linhas que são do próprio Node. */
export function nodeReport(): { lines: string[]; code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, ['--test', 'com-node-test.ts'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    // Dentro de outro `node --test`, a variável trocaria o formato do relatório.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: undefined, NO_COLOR: '1' },
  });
  const end = stdout.indexOf('    generatedMessage');
  const lines = stdout
    .slice(0, end)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('ℹ') && !line.includes('node:'))
    .map((line) => line.replace(/ \([\d.]+ms\)$/, '').replace(/\(?file:.*\/([^/)]+)\)?/, '($1)'));
  return { lines, code: status };
}

export function main(): void {
  const { lines, code } = nodeReport();
  console.log(`A verificação do curso:\n\n${courseReport().join('\n')}\n`);
  console.log(`node --test:\n\n${lines.join('\n')}\n\ncódigo de saída: ${code}`);
}

if (import.meta.main) main();

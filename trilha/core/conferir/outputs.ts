import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGuarded } from '@trilha/services';
import { startNeeds } from '../needs.ts';
import type { Block } from './blocks.ts';

const LIMIT_MS = 60_000;

export type Recorded = { output: string } | { skipped: string };

/**
 * Roda `node arquivo args` na pasta do módulo e devolve a saída padrão, só as linhas pedidas.
 * @throws Error quando o programa falha, não existe ou o comando não é `node`.
 */
export async function runRecorded(moduleFolder: string, block: Block): Promise<Recorded> {
  const version = optionOf(block, 'versao');
  if (version !== undefined && version !== process.version) {
    return { skipped: `gravada em ${version}; aqui é ${process.version}` };
  }
  const [program, file = '', ...args] = block.argument.split(/\s+/);
  if (program !== 'node') throw new Error(`o comando deve começar com node: ${block.argument}`);
  if (!existsSync(join(moduleFolder, file))) throw new Error(`o programa ${file} não existe`);
  await using needs = await startNeeds(declaredNeeds(join(moduleFolder, file)));
  if (needs.missing)
    return { skipped: `falta o serviço ${needs.missing.service}: ${needs.missing.howToGet}` };
  const output = await capture(moduleFolder, [file, ...args], needs.env);
  return { output: pickLines(output.trimEnd(), optionOf(block, 'linhas')) };
}

function declaredNeeds(file: string): string[] {
  const line = /^\s*\*?\s*precisa:(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return line.split(',').flatMap((name) => name.trim() || []);
}

async function capture(cwd: string, args: string[], env: Record<string, string>): Promise<string> {
  const guarded = await spawnGuarded(process.execPath, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    pipe: true,
    ref: true,
  });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    guarded.child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  const closed = new Promise((resolve) => guarded.child.once('close', resolve));
  const deadline = setTimeout(() => void guarded.stop(), LIMIT_MS);
  const { code } = await guarded.exited;
  clearTimeout(deadline);
  await closed;
  if (code !== 0)
    throw new Error(`o programa saiu com ${code}: ${texts.stderr.trim().split('\n').slice(-3).join(' ')}`);
  return texts.stdout;
}

function pickLines(output: string, range: string | undefined): string {
  if (range === undefined) return output;
  const [first = 1, last = first] = range.split('-').map(Number);
  return output
    .split('\n')
    .slice(first - 1, last)
    .join('\n');
}

const optionOf = (block: Block, key: string) => block.options.find((option) => option.key === key)?.value;

/** Iguais depois de apagar o que as máscaras casam nos dois lados. */
export function sameOutput(block: Block, recorded: string, actual: string): boolean {
  const masks = block.options
    .filter((option) => option.key === 'mascara')
    .map(({ value }) => new RegExp(value, 'gu'));
  const masked = (text: string) => masks.reduce((current, mask) => current.replace(mask, '…'), text);
  return masked(recorded) === masked(actual);
}

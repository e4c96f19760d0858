import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGuarded } from '@trilha/services';
import { startNeeds } from '../needs.ts';
import type { Block } from './blocks.ts';

const LIMIT_MS = 60_000;
const OPTIONS = ['linhas', 'mascara', 'versao'];
/** Uma frase sem número: o que muda de uma execução a outra nunca é o texto inteiro. */
const SENTENCE = 'uma frase comum';

type Recorded = { content: string; same: boolean } | { skipped: string };

/**
 * Roda `node arquivo args` na pasta do módulo e compara a saída padrão, só as linhas pedidas, com a gravada.
 * @throws Error quando o programa falha, ou o comando ou uma opção não se entende.
 */
export async function runRecorded(moduleFolder: string, block: Block): Promise<Recorded> {
  const masks = readMasks(block);
  const version = optionOf(block, 'versao');
  if (version !== undefined && version !== process.version)
    return { skipped: `gravada em ${version}; aqui é ${process.version}` };
  const [program, file = '', ...args] = block.argument.split(/\s+/);
  if (program !== 'node') throw new Error(`o comando deve começar com node: ${block.argument}`);
  const shell = args.find((word) => /^(\||&&?|;|\d?[<>].*)$/.test(word));
  if (shell !== undefined) throw new Error(`o comando roda sem shell, e “${shell}” iria para o programa`);
  if (!existsSync(join(moduleFolder, file))) throw new Error(`o programa ${file} não existe`);
  await using needs = await startNeeds(declaredNeeds(join(moduleFolder, file)));
  if (needs.missing)
    return { skipped: `falta o serviço ${needs.missing.service}: ${needs.missing.howToGet}` };
  const output = await capture(moduleFolder, [file, ...args], needs.env);
  const content = pickLines(trimLines(output), optionOf(block, 'linhas'));
  return { content, same: sameText(masks, trimLines(block.content), content) };
}

/** Espaço no fim da linha não se vê, e os editores o tiram. */
const trimLines = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trimEnd();

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
  if (texts.stdout.includes('\u001B'))
    throw new Error('o programa imprime cores mesmo com NO_COLOR=1 e sem terminal');
  return texts.stdout;
}

function pickLines(output: string, range: string | undefined): string {
  if (range === undefined) return output;
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  if (first === undefined) throw new Error(`linhas: ${range} não é um número nem uma faixa, como 3-9`);
  const lines = output.split('\n');
  if (Number(last) > lines.length)
    throw new Error(`linhas: ${range} passa do fim; o programa imprime ${lines.length}`);
  return lines.slice(Number(first) - 1, Number(last)).join('\n');
}

const optionOf = (block: Block, key: string) => block.options.find((option) => option.key === key)?.value;

/** @throws Error se uma opção não existe ou se uma máscara é inválida ou casa qualquer texto. */
function readMasks({ options }: Block): RegExp[] {
  const unknown = options.find(({ key }) => !OPTIONS.includes(key));
  if (unknown) throw new Error(`não há a opção “${unknown.key}”; as que há: ${OPTIONS.join(', ')}`);
  return options
    .filter(({ key }) => key === 'mascara')
    .map(({ value }) => {
      const mask = compile(value);
      if (SENTENCE.replace(mask, '') !== SENTENCE)
        throw new Error(`a máscara ${value} casa qualquer texto, e a saída não seria comparada`);
      return mask;
    });
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'gu');
  } catch (error) {
    throw new Error(`a máscara ${source} não é uma expressão regular: ${(error as Error).message}`);
  }
}

/**
 * Iguais depois de apagar o que as máscaras casam nos dois lados.
 * @throws Error se uma máscara não casa nada: sobrou, ou está errada.
 */
function sameText(masks: RegExp[], recorded: string, actual: string): boolean {
  for (const mask of masks)
    if (actual.replace(mask, '') === actual)
      throw new Error(`a máscara ${mask.source} não casa nada do que o programa imprime`);
  const masked = (text: string) => masks.reduce((current, mask) => current.replace(mask, '…'), text);
  return masked(recorded) === masked(actual);
}

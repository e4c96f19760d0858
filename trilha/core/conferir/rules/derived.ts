import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, findBlocks, replaceBlocks } from '../blocks.ts';
import { plainLines } from '../lesson.ts';
import { runRecorded } from '../outputs.ts';
import { cutSnippet } from '../snippets.ts';
import { documents, readText } from '../subjects.ts';
import type { Report, Rule, RuleContext } from '../types.ts';

type Fresh = { content: string; same: boolean; unstable?: true } | { skipped: string } | { broken: string };

const UNSTABLE =
  'a saída só conferiu na segunda vez: algo varia de uma execução a outra, e a máscara não cobre';

export const snippets = derivedRule(
  'trechos',
  'trecho',
  'o trecho não é mais igual ao código',
  (block, folder) => {
    const content = cutSnippet(folder, block.argument);
    return { content, same: content === block.content };
  },
);

export const outputs = derivedRule(
  'saidas',
  'saida',
  'a saída gravada não é a que o programa imprime',
  async (block, folder) => {
    const first = await runRecorded(folder, block);
    if (!('same' in first) || first.same) return first;
    const second = await runRecorded(folder, block);
    return 'same' in second && second.same ? { ...second, unstable: true } : first;
  },
);

/** Um bloco de cada tipo se refaz a partir do código e se compara; com --atualizar, se troca. */
function derivedRule(
  id: string,
  kind: Block['kind'],
  complaint: string,
  refresh: (block: Block, folder: string) => Fresh | Promise<Fresh>,
): Rule {
  const judge = (fresh: Fresh, update: boolean): Omit<Report, 'file' | 'line'> | undefined => {
    if ('broken' in fresh) return { message: fresh.broken };
    if ('skipped' in fresh) return { level: 'skipped', message: `saída não comparada: ${fresh.skipped}` };
    if (fresh.unstable) return { level: 'warning', message: UNSTABLE };
    return fresh.same || update ? undefined : { message: complaint };
  };
  async function checkFile(context: RuleContext, file: string): Promise<Report[]> {
    const text = plainLines(readText(context, file));
    const recorded = knownText(context, file);
    const blocks = findBlocks(text).filter((block) => block.kind === kind && isOurs(block));
    const reports: Report[] = [];
    const contents: (string | undefined)[] = [];
    for (const block of blocks) {
      if (kind === 'saida' && recorded.includes(block.source)) {
        contents.push(undefined);
        continue;
      }
      const fresh = await attempt(() => refresh(block, join(context.book.root, context.base)));
      const report = judge(fresh, context.update);
      if (report) reports.push({ file, line: block.line, ...report });
      contents.push('content' in fresh && !fresh.same ? fresh.content : undefined);
    }
    if (context.update && contents.some((content) => content !== undefined))
      writeFileSync(join(context.book.root, file), replaceBlocks(text, blocks, contents));
    return reports;
  }
  return {
    id,
    next: 'corrija o anúncio, ou rode npx trilha conferir --atualizar e releia o texto em volta',
    partial: true,
    async check(context) {
      const found = documents(context).map(async (file) =>
        checkFile(context, file).catch((error: Error): Report[] => [{ file, message: error.message }]),
      );
      return (await Promise.all(found)).flat();
    },
  };
}

/** Uma etapa grava com os próprios testes o que só se obtém com um servidor de pé: `<!-- saida: inicial -->`. */
const isOurs = ({ kind, argument }: Block) => kind === 'trecho' || argument.includes(' ');

/** O texto da base, se no ramo só mudou texto: uma saída que já estava lá não se grava de novo. */
function knownText({ update, changed, before }: RuleContext, file: string): string {
  const same = !update && changed !== undefined && [...changed].every((path) => path.endsWith('.md'));
  return (same && before?.(file)) || '';
}

async function attempt(work: () => Fresh | Promise<Fresh>): Promise<Fresh> {
  try {
    return await work();
  } catch (error) {
    return { broken: (error as Error).message };
  }
}

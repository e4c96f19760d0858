import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, findBlocks, replaceBlocks } from '../blocks.ts';
import { documents } from '../documents.ts';
import { runRecorded, sameOutput } from '../outputs.ts';
import { cutSnippet } from '../snippets.ts';
import type { Report, Rule, RuleContext } from '../types.ts';

const UPDATE = 'rode npx trilha conferir --atualizar e releia o texto em volta';

type Fresh = { content: string; same: boolean } | { skipped: string };

export const snippets: Rule = {
  id: 'trechos',
  next: UPDATE,
  partial: true,
  check: (context) =>
    checkBlocks(context, 'trecho', 'o trecho não é mais igual ao código', async (block, moduleFolder) => {
      const content = cutSnippet(moduleFolder, block.argument);
      return { content, same: content === block.content };
    }),
};

export const outputs: Rule = {
  id: 'saidas',
  next: UPDATE,
  partial: true,
  check: (context) =>
    checkBlocks(
      context,
      'saida',
      'a saída gravada não é a que o programa imprime',
      async (block, moduleFolder) => {
        const recorded = await runRecorded(moduleFolder, block);
        if ('skipped' in recorded) return recorded;
        return { content: recorded.output, same: sameOutput(block, block.content, recorded.output) };
      },
    ),
};

async function checkBlocks(
  context: RuleContext,
  kind: Block['kind'],
  complaint: string,
  refresh: (block: Block, moduleFolder: string) => Promise<Fresh>,
): Promise<Report[]> {
  const { book, base, update } = context;
  const reports: Report[] = [];
  for (const file of documents(context)) {
    const path = join(book.root, file);
    const text = readFileSync(path, 'utf8');
    const blocks = parseBlocks(text, file, reports).filter((block) => block.kind === kind && isOurs(block));
    const contents: (string | undefined)[] = [];
    for (const block of blocks) {
      const fresh = await attempt(() => refresh(block, join(book.root, base)));
      const report = judge(fresh, complaint, update);
      if (report) reports.push({ file, line: block.line, ...report });
      contents.push(
        typeof fresh === 'object' && 'content' in fresh && !fresh.same ? fresh.content : undefined,
      );
    }
    if (update && contents.some((content) => content !== undefined)) {
      writeFileSync(path, replaceBlocks(text, blocks, contents));
    }
  }
  return reports;
}

/** Uma etapa grava com os próprios testes o que só se obtém com um servidor de pé: `<!-- saida: inicial -->`. */
const isOurs = ({ kind, argument }: Block) => kind === 'trecho' || argument.includes(' ');

function parseBlocks(text: string, file: string, reports: Report[]): Block[] {
  try {
    return findBlocks(text);
  } catch (error) {
    reports.push({ file, message: (error as Error).message });
    return [];
  }
}

async function attempt(work: () => Promise<Fresh>): Promise<Fresh | string> {
  try {
    return await work();
  } catch (error) {
    return (error as Error).message;
  }
}

function judge(fresh: Fresh | string, complaint: string, update: boolean): Report | undefined {
  if (typeof fresh === 'string') return { message: fresh };
  if ('skipped' in fresh) return { level: 'skipped', message: `saída não comparada: ${fresh.skipped}` };
  if (fresh.same || update) return;
  return { message: complaint };
}

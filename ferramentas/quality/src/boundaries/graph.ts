import { posix } from 'node:path';
import { type ImportRef, readImports } from './imports.ts';

/** Uma aresta já resolvida: `to` é um caminho do repositório ou, para pacotes, o nome escrito. */
export interface Edge extends ImportRef {
  readonly from: string;
  readonly to: string;
  readonly external: boolean;
}

/** Arquivos do repositório (caminho relativo à raiz, com `/`) e o que cada um importa. */
export interface Graph {
  readonly files: ReadonlyMap<string, string>;
  readonly edges: readonly Edge[];
}

/** Os apelidos que os `package.json` dão a arquivos do repositório. */
export interface Aliases {
  /** Nome importável de fora → arquivo da porta: `@trilha/x` → `ferramentas/x/src/index.ts`. */
  readonly doors: ReadonlyMap<string, string>;
  /** Pasta do pacote → apelidos internos com `*`: `#kernel/*` → `./src/kernel/*`. */
  readonly internal: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/**
 * Monta o grafo de imports.
 *
 * @param files caminho relativo à raiz → fonte.
 * @throws {Error} se um apelido `#…` não se resolve: tratá-lo como externo cegaria as regras.
 */
export function buildGraph(files: ReadonlyMap<string, string>, aliases: Aliases): Graph {
  const edges = [...files].flatMap(([from, source]) =>
    readImports(from, source).map((ref) => resolve(from, ref, aliases)),
  );
  return { files, edges };
}

function resolve(from: string, ref: ImportRef, aliases: Aliases): Edge {
  const local = target(from, ref.specifier, aliases);
  return { ...ref, from, to: local ?? ref.specifier, external: local === undefined };
}

function target(from: string, specifier: string, { doors, internal }: Aliases): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (!specifier.startsWith('#')) return doors.get(specifier);
  const [folder, patterns] = [...internal].find(([root]) => from.startsWith(`${root}/`)) ?? [];
  for (const [pattern, path] of Object.entries(patterns ?? {})) {
    const [prefix = ''] = pattern.split('*');
    if (specifier.startsWith(prefix))
      return posix.join(folder ?? '', path.replace('*', specifier.slice(prefix.length)));
  }
  throw new Error(`${from}: apelido sem destino: ${specifier}`);
}

/** Ciclos de imports internos: um por componente fortemente conexo (Tarjan, 1972), em ordem de caminho. */
export function findCycles(graph: Graph): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, external } of graph.edges) {
    if (!external && graph.files.has(to)) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (node: string): number => {
    const order = index.size;
    index.set(node, order);
    let lowest = order;
    stack.push(node);
    for (const target of next.get(node) ?? []) {
      if (target === node) cycles.push([node]);
      else if (!index.has(target)) lowest = Math.min(lowest, visit(target));
      else if (stack.includes(target))
        lowest = Math.min(lowest, low.get(target) ?? index.get(target) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest === order) {
      const component = stack.splice(stack.indexOf(node));
      if (component.length > 1) cycles.push(component.sort());
    }
    return lowest;
  };
  for (const node of graph.files.keys()) if (!index.has(node)) visit(node);
  return cycles;
}

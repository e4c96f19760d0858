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

/**
 * Monta o grafo de imports.
 *
 * @param files caminho relativo à raiz → fonte.
 * @param packages nome do pacote do repositório → arquivo da sua porta, para que `@trilha/x` conte como aresta interna.
 */
export function buildGraph(files: ReadonlyMap<string, string>, packages: ReadonlyMap<string, string>): Graph {
  const edges = [...files].flatMap(([from, source]) =>
    readImports(from, source).map((ref) => resolve(from, ref, packages)),
  );
  return { files, edges };
}

function resolve(from: string, ref: ImportRef, packages: ReadonlyMap<string, string>): Edge {
  const local = ref.specifier.startsWith('.')
    ? posix.normalize(posix.join(posix.dirname(from), ref.specifier))
    : packages.get(ref.specifier);
  return { ...ref, from, to: local ?? ref.specifier, external: local === undefined };
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

/** O que usamos de um arquivo `.heapsnapshot`, o JSON que o V8 escreve. */
interface RawSnapshot {
  snapshot: {
    meta: {
      node_fields: string[];
      node_types: [string[], ...unknown[]];
      edge_fields: string[];
      edge_types: [string[], ...unknown[]];
    };
  };
  nodes: number[];
  edges: number[];
  strings: string[];
}

export interface HeapNode {
  type: string;
  name: string;
  id: number;
  /** Bytes do próprio objeto, sem o que ele aponta. */
  size: number;
}

interface Edge {
  type: string;
  name: string;
  from: number;
}

export interface Snapshot {
  nodes: HeapNode[];
  /** Por nó, quem aponta para ele. */
  retainers: Edge[][];
}

// #region leitor
/** Lê um retrato. Nós e ligações vêm em duas listas de números, em fatias do tamanho que `meta` declara. */
export function parseSnapshot(text: string): Snapshot {
  const { snapshot, nodes: flat, edges, strings } = JSON.parse(text) as RawSnapshot;
  const { node_fields, node_types, edge_fields, edge_types } = snapshot.meta;
  const width = node_fields.length;
  const field = (node: number, name: string) => flat[node * width + node_fields.indexOf(name)] ?? 0;
  const nodes = Array.from({ length: flat.length / width }, (_, node) => ({
    type: node_types[0][field(node, 'type')] ?? '?',
    name: strings[field(node, 'name')] ?? '?',
    id: field(node, 'id'),
    size: field(node, 'self_size'),
  }));
  const retainers: Edge[][] = nodes.map(() => []);
  let at = 0;
  for (let from = 0; from < nodes.length; from++) {
    for (let count = field(from, 'edge_count'); count > 0; count--, at += edge_fields.length) {
      const [type = 0, label = 0, to = 0] = edges.slice(at, at + 3);
      const kind = edge_types[0][type] ?? '?';
      const name = kind === 'element' || kind === 'hidden' ? `[${label}]` : (strings[label] ?? '?');
      retainers[to / width]?.push({ type: kind, name, from });
    }
  }
  return { nodes, retainers };
}
// #endregion leitor

export interface Growth {
  /** O construtor: `UploadSession`, `Array`. */
  name: string;
  count: number;
  bytes: number;
}

// #region diferenca
/** Por construtor, quantos objetos há a mais em `after` e quantos bytes eles ocupam; os maiores primeiro. */
export function growth(before: Snapshot, after: Snapshot): Growth[] {
  const old = new Set(before.nodes.map(({ id }) => id)); // o V8 mantém o id de um objeto entre retratos
  const found = new Map<string, Growth>();
  for (const { type, name, id, size } of after.nodes) {
    if (type !== 'object' || old.has(id)) continue;
    const entry = found.get(name) ?? { name, count: 0, bytes: 0 };
    entry.count++;
    entry.bytes += size;
    found.set(name, entry);
  }
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}
// #endregion diferenca

// #region caminho
/** O caminho mais curto da raiz até um nó, sem passar por ligação fraca: quem o segura. */
export function retainingPath({ nodes, retainers }: Snapshot, target: number): string[] {
  const next = new Map<number, { node: number; label: string }>();
  const seen = new Set([target]);
  // Um Set se percorre na ordem em que se põe, e o que entra no caminho também é visitado: é a fila da busca em largura.
  for (const node of seen) {
    if (node === 0) return walk(nodes, next, target);
    for (const { type, name, from } of retainers[node] ?? []) {
      if (type === 'weak' || type === 'shortcut' || seen.has(from)) continue;
      seen.add(from);
      next.set(from, { node, label: name });
    }
  }
  return [];
}
// #endregion caminho

function walk(
  nodes: HeapNode[],
  next: Map<number, { node: number; label: string }>,
  target: number,
): string[] {
  const path: string[] = [];
  for (let node = 0; node !== target; ) {
    const step = next.get(node);
    if (!step) return [];
    node = step.node;
    path.push(`${step.label} → ${nodes[node]?.name.slice(0, 40) || '(função sem nome)'}`);
  }
  return path;
}

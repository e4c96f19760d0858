import { expect, it } from 'vitest';
import { growth, parseSnapshot, retainingPath } from './snapshot.ts';

/** Um retrato de três nós: a raiz aponta para um Cache, que aponta para um Post; a raiz conhece o Post fracamente. */
const snapshot = (lastId: number) =>
  JSON.stringify({
    snapshot: {
      meta: {
        node_fields: ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'],
        node_types: [['synthetic', 'object']],
        edge_fields: ['type', 'name_or_index', 'to_node'],
        edge_types: [['property', 'element', 'weak']],
      },
    },
    nodes: [0, 0, 1, 0, 2, 0, 1, 1, 3, 32, 1, 0, 1, 2, lastId, 48, 0, 0],
    edges: [2, 4, 12, 0, 3, 6, 1, 7, 12],
    strings: ['(raiz)', 'Cache', 'Post', 'cache', 'fraca'],
  });

it('lê nós e ligações', () => {
  const { nodes, retainers } = parseSnapshot(snapshot(5));
  expect(nodes[2]).toEqual({ type: 'object', name: 'Post', id: 5, size: 48 });
  expect(retainers[2]?.map(({ name, from }) => [name, from])).toEqual([
    ['fraca', 0],
    ['[7]', 1],
  ]);
});

it('a diferença traz só os objetos que não existiam', () => {
  expect(growth(parseSnapshot(snapshot(5)), parseSnapshot(snapshot(7)))).toEqual([
    { name: 'Post', count: 1, bytes: 48 },
  ]);
});

it('o caminho de retenção não passa por ligação fraca', () => {
  expect(retainingPath(parseSnapshot(snapshot(5)), 2)).toEqual(['cache → Cache', '[7] → Post']);
});

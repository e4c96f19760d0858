import { adjacency } from './adjacencia.ts';
import { path } from './caminho.ts';
import { closure } from './fecho.ts';
import { ltree } from './ltree.ts';
import type { ThreadModel } from './modelo.ts';

export const models: readonly ThreadModel[] = [path, adjacency, closure, ltree];

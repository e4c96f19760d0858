import { array } from './array.ts';
import { join } from './juncao.ts';
import type { TagModel } from './modelo.ts';
import { numbered } from './numeros.ts';

export const models: readonly TagModel[] = [join, array, numbered];

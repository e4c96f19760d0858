import type { Module } from '@trilha/palco/src/http/module.ts';
import { todoRoutes } from '../todo.ts';

/** TODO (parte E): procurar nos posts públicos. */
export function createSearch(): Module {
  return { api: (app) => todoRoutes(app, 'buscar em português', 'public', [['GET', '/search/posts']]) };
}

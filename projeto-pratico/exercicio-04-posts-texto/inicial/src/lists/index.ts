import type { Module } from '@trilha/palco/src/http/module.ts';
import { todoRoutes } from '../todo.ts';

/** TODO (parte B): as listas além da de todos, e o que se completa ao escrever. */
export function createLists(): Module {
  return {
    api(app) {
      todoRoutes(app, 'listas por cursor', 'public', [['GET', '/users/:handle/posts']]);
      const section = 'hashtags, menções e o que se completa';
      todoRoutes(app, section, 'public', [['GET', '/tags/:tag/posts']]);
      todoRoutes(app, section, 'user', [
        ['GET', '/mentions'],
        ['GET', '/tags'],
        ['GET', '/users'],
      ]);
    },
  };
}

import type { Module } from '@trilha/palco/src/http/module.ts';
import { strict } from '@trilha/palco/src/http/schema.ts';
import { Type } from '@trilha/palco/src/http/type.ts';
import { todoRoutes } from '../todo.ts';

const Vote = strict({ choices: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 6 }) });

/** TODO (parte D): a enquete se cria com o post; aqui, o voto. */
export function createPolls(): Module {
  return { api: (app) => todoRoutes(app, 'enquetes', 'user', [['PUT', '/posts/:id/vote', Vote]]) };
}

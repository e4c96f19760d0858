import type { Module } from '@trilha/palco/src/http/module.ts';
import { todoRoutes } from '../todo.ts';

/** TODO (parte C): quem veio antes, as respostas em ordem, e quem citou. */
export function createConversation(): Module {
  return {
    api(app) {
      todoRoutes(app, 'a conversa', 'public', [['GET', '/posts/:id/thread']]);
      todoRoutes(app, 'responder e citar', 'public', [['GET', '/posts/:id/quotes']]);
    },
  };
}

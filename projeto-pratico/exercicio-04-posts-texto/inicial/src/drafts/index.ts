import type { Module } from '@trilha/palco/src/http/module.ts';
import { strict } from '@trilha/palco/src/http/schema.ts';
import { Type } from '@trilha/palco/src/http/type.ts';
import type { JobHandler } from '@trilha/palco/src/ports/jobs/port.ts';
import { DraftContent } from '../posts/schema.ts';
import { todo, todoRoutes } from '../todo.ts';

const Publication = strict({ at: Type.Optional(Type.String({ format: 'date-time' })) });

export interface Drafts extends Module {
  /** O que a fila sabe fazer, pelo nome da tarefa. */
  handlers: Record<string, JobHandler>;
}

/** TODO (parte D): rascunhos, e a publicação na hora marcada, pela fila (`need(building, 'jobs')`, com `runAt`). */
export function createDrafts(): Drafts {
  return {
    handlers: { 'publish-draft': { light: true, run: async () => todo('publicar mais tarde') } },
    api(app) {
      todoRoutes(app, 'rascunhos', 'user', [
        ['POST', '/drafts', DraftContent],
        ['GET', '/drafts'],
        ['GET', '/drafts/:id'],
        ['PUT', '/drafts/:id', DraftContent],
        ['DELETE', '/drafts/:id'],
      ]);
      todoRoutes(app, 'publicar mais tarde', 'user', [
        ['POST', '/drafts/:id/publication', Publication],
        ['DELETE', '/drafts/:id/publication'],
      ]);
    },
  };
}

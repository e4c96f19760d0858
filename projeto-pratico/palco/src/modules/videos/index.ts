import type { Module } from '#http/module.ts';
import type { Attachments } from '#modules/posts/index.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection } from '#modules/users/index.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { cleanUp } from './internal/janitor.ts';
import { createHandlers, type JobsDeps } from './internal/jobs.ts';
import { mediaRoutes } from './internal/media.ts';
import { routes } from './internal/routes.ts';
import { createService, ERASE, type VideosDeps } from './internal/service.ts';
import { store } from './internal/store.ts';

export { videoErrors } from './internal/errors.ts';
export { runTool, type Tool } from './internal/ffmpeg/run.ts';
export type { Tools } from './internal/transcode.ts';

export interface Videos extends Module {
  /** Como os posts prendem e mostram vídeos. */
  attachments: Attachments;
  /** As tarefas que o worker executa. */
  handlers: Record<string, JobHandler>;
  /** Os arquivos de quem apaga a conta saem pela mesma tarefa que apaga os de um post. */
  reactions: AccountReactions;
  /** Os vídeos da pessoa, para ela levar. */
  export: ExportSection;
  /** Apaga sobras de quedas; devolve quantas. */
  cleanUp(): Promise<number>;
}

export function createVideos(deps: VideosDeps & JobsDeps): Videos {
  const service = createService(deps);
  return {
    attachments: service.attachments,
    handlers: createHandlers(deps),
    reactions: {
      async deleting(tx, userId) {
        for (const { id: videoId } of await store.ofOwner(tx, userId))
          await deps.jobs.enqueue(tx, { name: ERASE, payload: { videoId } });
      },
    },
    export: (userId) => store.ofOwner(deps.db, userId),
    cleanUp: () => cleanUp(deps, deps.clock.now().getTime()),
    api: (app) => routes(app, { service, uploadMaxBytes: deps.limits.maxBytes }),
    root: (app) => mediaRoutes(app, deps.storage),
  };
}

import type { Module } from '#http/module.ts';
import type { Attachments } from '#modules/posts/index.ts';
import { mediaRoutes } from './internal/media.ts';
import { routes } from './internal/routes.ts';
import { createService, type VideosDeps } from './internal/service.ts';

export { videoErrors } from './internal/errors.ts';

export interface Videos extends Module {
  /** Como os posts prendem e mostram vídeos. */
  attachments: Attachments;
}

export function createVideos(deps: VideosDeps): Videos {
  const service = createService(deps);
  return {
    attachments: service.attachments,
    api: (app) => routes(app, { service, uploadMaxBytes: deps.uploadMaxBytes }),
    root: (app) => mediaRoutes(app, deps.storage),
  };
}

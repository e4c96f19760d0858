import type { Module } from '#http/module.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection } from '#modules/users/index.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import type { DraftsDeps } from './internal/deps.ts';
import { createJob } from './internal/job.ts';
import { createPublication, PUBLISH } from './internal/publication.ts';
import { draftRoutes, publicationRoutes } from './internal/routes.ts';
import { Draft, DraftPage } from './internal/schema.ts';
import { createService } from './internal/service.ts';

export { draftErrors } from './internal/errors.ts';

export interface Drafts extends Module {
  handlers: Record<string, JobHandler>;
  reactions: AccountReactions;
  export: ExportSection;
}

export function createDrafts(deps: DraftsDeps): Drafts {
  const service = createService(deps);
  const publication = createPublication(deps);
  return {
    handlers: { [PUBLISH]: createJob(deps, publication) },
    reactions: { deleting: publication.forget },
    export: service.export,
    schemas: [Draft.schema, DraftPage.schema],
    api(app) {
      draftRoutes(app, service);
      publicationRoutes(app, { ...deps, publication });
    },
  };
}

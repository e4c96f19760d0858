import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Book } from '../core/book.ts';
import { toBookPath } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { runCheck } from '../core/check/run.ts';
import type { Concept } from '../core/contract.ts';
import { openInEditor } from '../core/editor.ts';
import { TrilhaError } from '../core/errors.ts';
import { exerciseOf, lessonsOf } from '../core/find.ts';
import { readHints, revealHint } from '../core/hints.ts';
import { readMeasurements } from '../core/measurements.ts';
import { readProgress } from '../core/progress.ts';
import { recordExample, recordLesson, recordVerdict } from '../core/record.ts';
import { runExample, runMeasurement } from '../core/run-program.ts';
import { learnerFile } from '../core/workspace.ts';
import { progressView } from './progress-view.ts';
import type { Runs } from './runs.ts';

interface ConceptParams {
  module: string;
  slug: string;
}

const CONCEPT = '/api/concepts/:module/:slug';

/**
 * Os nomes vindos do endereço só servem para achar uma entrada do catálogo, que é lido do disco: nunca viram
 * caminho, então `..` não leva a lugar nenhum.
 */
function conceptAt(book: Book, { module, slug }: ConceptParams): Concept {
  const concept = readCatalog(book)
    .modules.flatMap(lessonsOf)
    .find((each) => each.id === `${module}/${slug}`);
  if (concept) return concept;
  throw new TrilhaError('NOT_FOUND', 'Este conceito não existe.', 'Veja os que há em /api/catalog.');
}

export function registerRoutes(app: FastifyInstance, book: Book, runs: Runs): void {
  app.get('/api/catalog', () => readCatalog(book));
  app.get('/api/progress', (request) => {
    const { progress, notice } = readProgress(book);
    if (notice) request.log.warn(notice);
    return progressView(readCatalog(book), progress);
  });

  app.put<{ Params: ConceptParams; Body: { read: boolean } }>(
    `${CONCEPT}/lesson`,
    {
      schema: {
        body: {
          type: 'object',
          required: ['read'],
          additionalProperties: false,
          properties: { read: { type: 'boolean' } },
        },
      },
    },
    ({ params, body }) => recordLesson(book, conceptAt(book, params), body.read),
  );

  app.get<{ Params: ConceptParams }>(`${CONCEPT}/exercise/hints`, ({ params }) =>
    readHints(book, conceptAt(book, params)),
  );
  app.post<{ Params: ConceptParams }>(`${CONCEPT}/exercise/hints`, ({ params }) =>
    revealHint(book, conceptAt(book, params)),
  );
  app.get<{ Params: ConceptParams }>(`${CONCEPT}/measurements`, ({ params }) =>
    readMeasurements(book, conceptAt(book, params)),
  );
  app.post<{ Params: ConceptParams }>(`${CONCEPT}/exercise/open`, async ({ params }) => {
    const opened = await openInEditor(learnerFile(book, conceptAt(book, params)));
    return { ...opened, file: toBookPath(book, opened.file) };
  });
  registerRuns(app, book, runs);
}

function registerRuns(app: FastifyInstance, book: Book, runs: Runs): void {
  app.post<{ Params: ConceptParams & { file: string } }>(
    `${CONCEPT}/examples/:file/run`,
    ({ params }, reply) => {
      const concept = conceptAt(book, params);
      const example = concept.examples.find(({ file }) => file === params.file);
      if (!example)
        throw new TrilhaError('NOT_FOUND', 'Este exemplo não existe.', 'Veja os que há em /api/catalog.');
      return runs.stream(reply, async (emit, signal) => {
        const end = await runExample(book, example, { onEvent: emit, signal });
        if (end.type === 'exit' && end.code === 0) await recordExample(book, concept, example.file);
      });
    },
  );

  app.post<{ Params: ConceptParams }>(`${CONCEPT}/measurements/run`, ({ params }, reply) => {
    const concept = conceptAt(book, params);
    if (!concept.measurable) throw new TrilhaError('NOT_READY', 'Esta lição ainda não tem medição.', '');
    return runs.stream(reply, (emit, signal) => runMeasurement(book, concept, { onEvent: emit, signal }));
  });

  app.post<{ Params: ConceptParams }>(`${CONCEPT}/exercise/check`, ({ params }, reply: FastifyReply) => {
    const concept = conceptAt(book, params);
    exerciseOf(concept);
    return runs.stream(reply, async (onEvent, signal) => {
      const verdict = await runCheck(book, concept, { file: learnerFile(book, concept), onEvent, signal });
      await recordVerdict(book, concept, verdict);
    });
  });
}

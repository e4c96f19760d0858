/** A tarefa guarda o rascunho que leu e publica sem ver se ele ainda espera: entregue duas vezes, publica duas. */
import type { JobHandler } from '../../palco/src/ports/jobs/port.ts';
import { instead, startWith } from './referencia.ts';

const drafts = new Map<unknown, object[]>();

await startWith(
  (building) => {
    for (const name of ['drafts.due', 'drafts.claim'])
      instead(building, name, async (ask, text, [id]) => {
        const found = await ask(text);
        if (found.length > 0) drafts.set(id, found);
        return drafts.get(id) ?? [];
      });
  },
  ({ building: { handlers } }) => {
    const { run } = handlers['publish-draft'] as JobHandler;
    handlers['publish-draft'] = { light: true, run: (...job) => run(...job).then(() => run(...job)) };
  },
);

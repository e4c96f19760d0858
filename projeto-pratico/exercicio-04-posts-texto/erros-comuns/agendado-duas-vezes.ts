/** A tarefa guarda o rascunho que leu e publica sem ver se ele ainda espera: entregue duas vezes, publica duas. */
import { instead, startWith } from './referencia.ts';

const drafts = new Map<unknown, object[]>();

await startWith(
  (building) => {
    for (const name of ['drafts.due', 'drafts.claim'])
      instead(building, name, async (ask, text, [id]) => {
        drafts.set(id, [...(await ask(text)), ...(drafts.get(id) ?? [])]);
        return drafts.get(id) ?? [];
      });
  },
  ({ building: { handlers } }) => {
    const { 'publish-draft': job } = handlers;
    if (job) handlers['publish-draft'] = { ...job, run: (...a) => job.run(...a).then(() => job.run(...a)) };
  },
);

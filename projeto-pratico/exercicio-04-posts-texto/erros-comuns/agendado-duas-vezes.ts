/** A tarefa guarda o rascunho que leu e publica sem ver se ele ainda espera: entregue duas vezes, publica duas. */
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
    const { 'publish-draft': handler } = handlers;
    if (handler === undefined) throw new Error('A tarefa publish-draft não existe mais.');
    const twice: typeof handler.run = async (...delivery) => {
      for (const _ of ['uma entrega', 'outra']) await handler.run(...delivery);
    };
    handlers['publish-draft'] = { ...handler, run: twice };
  },
);

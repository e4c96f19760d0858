import { type Building, need } from '@trilha/palco/src/app/building.ts';
import { createConversation } from './conversation/index.ts';
import { createDrafts } from './drafts/index.ts';
import { createLists } from './lists/index.ts';
import { createPolls } from './polls/index.ts';
import { createPosts } from './posts/index.ts';
import { createSearch } from './search/index.ts';

/**
 * Monta a etapa 04, à mão e uma vez: quem usa o quê está escrito aqui, e em nenhum outro lugar. `need` dá a porta do que as
 * etapas anteriores construíram (`users`, `jobs`…), `building.seal` dá um selo com chave tirada de `APP_SECRET`, e
 * `building.config` traz as variáveis de ambiente já conferidas.
 */
export function buildStage(building: Building): void {
  const { db, clock, newId } = building;
  const posts = createPosts({ db, clock, newId, users: need(building, 'users') });
  const drafts = createDrafts();
  building.modules.push(posts, createLists(), createConversation(), drafts, createPolls(), createSearch());
  Object.assign(building.handlers, drafts.handlers);
  // o que se guarda sobre uma pessoa, ela pode levar (etapa 02)
  building.exports.posts = posts.export;
}

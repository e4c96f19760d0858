import type { Tx } from '#kernel/db.ts';
import type { PostsDeps } from './deps.ts';
import { handlesIn, type Reading, readText } from './entities.ts';
import { postErrors } from './errors.ts';
import type { OwnPost } from './own.ts';
import { announcePost } from './publish.ts';
import type { PostRules } from './rules.ts';
import type { PostEdit } from './schema.ts';
import { mentions } from './store/mentions.ts';
import { type OwnRow, posts } from './store/posts.ts';
import { tags } from './store/tags.ts';

export type EditDeps = Pick<PostsDeps, 'db' | 'clock' | 'users' | 'parts' | 'postReactions'> & {
  rules: PostRules;
  own: OwnPost;
};

const VERSIONS_MAX = 50;

/** Editar: a versão anterior vai para o histórico, e menções, hashtags e índices acompanham o texto. */
export function createEdit({ db, clock, users, parts, postReactions, rules, own }: EditDeps) {
  /** Lê o texto novo, e deixa menções e hashtags como ele diz. */
  async function reread(tx: Tx, row: OwnRow, text: string): Promise<Pick<Reading, 'entities' | 'tags'>> {
    const spans = parts.entitiesOf(text);
    const known = await mentions.ofPost(tx, row.id);
    const people = await users.idsByHandles(tx, handlesIn(spans));
    const reading = readText(spans, people, { version: row.version, known });
    const mentioned = reading.mentions.map(({ user_id }) => user_id);
    await mentions.retire(tx, row.id, mentioned);
    if (mentioned.length > 0) await mentions.put(tx, row.id, reading.mentions);
    if (row.visibility === 'public') await tags.replace(tx, row.id, reading.tags);
    return reading;
  }

  async function rewrite(tx: Tx, authorId: string, row: OwnRow, next: Pick<OwnRow, 'text' | 'warning'>) {
    // o mesmo texto diz o mesmo: mudar só o aviso não tira o post de quem trocou de nome, ou se desativou
    const said = next.text === row.text ? kept(row) : await reread(tx, row, next.text);
    await posts.edit(tx, row.id, clock.now(), { ...next, entities: said.entities });
    const post = { id: row.id, authorId, ...next, visibility: row.visibility, tags: said.tags };
    await announcePost(postReactions, (one) => one.edited?.(tx, { ...post, createdAt: row.created_at }));
  }

  return async function edit(id: string, authorId: string, change: PostEdit): Promise<void> {
    await db.transaction(async (tx) => {
      const row = await posts.lockOwn(tx, id, authorId);
      if (!row) throw await own.refusal(tx, id, authorId);
      const next = rules.content({
        text: change.text ?? row.text,
        warning: change.warning === undefined ? row.warning : change.warning,
      });
      if (change.version !== undefined && change.version !== row.version) throw changed(row.version);
      if (next.text === row.text && next.warning === row.warning) return;
      if (row.version >= VERSIONS_MAX) throw full();
      await rewrite(tx, authorId, row, next);
    });
  };
}

const kept = ({ entities }: OwnRow) => ({
  entities,
  tags: [...new Set(entities.flatMap((one) => (one.kind === 'tag' ? one.tag : [])))],
});

const changed = (version: number) =>
  postErrors.create('post_changed', {
    detail: 'Esta publicação foi editada desde que você a leu. Leia a versão atual e edite de novo.',
    extra: { version },
  });

const full = () =>
  postErrors.create('edits_full', `Esta publicação já tem ${VERSIONS_MAX} versões, e não aceita outra.`);

import type { Tx } from '#kernel/db.ts';
import { instantOf } from '#kernel/ids.ts';
import type { PostReactions, WrittenPost } from '../events.ts';
import type { PostsDeps } from './deps.ts';
import { handlesIn, readText, slotsOf } from './entities.ts';
import { postErrors, postNotFound } from './errors.ts';
import { isOpen, isWider, type PostRules } from './rules.ts';
import type { NewPost, Visibility } from './schema.ts';
import { mentions } from './store/mentions.ts';
import { nodes } from './store/nodes.ts';
import { type NewPostRow, posts, type TargetRow } from './store/posts.ts';
import { tags } from './store/tags.ts';
import type { VisibilityRule } from './visibility.ts';

/** Um post recém-gravado. */
export interface Published extends NewPostRow {
  people: Record<string, string>;
  /** Não cita nem leva nada: para mostrá-lo basta saber quem são as pessoas. */
  plain: boolean;
}

export type PublishDeps = Pick<
  PostsDeps,
  'newId' | 'users' | 'parts' | 'attachments' | 'polls' | 'postReactions'
> & { rules: PostRules; visibility: VisibilityRule };

const DEPTH_MAX = 100;

/** Publicar: confere tudo e grava tudo na transação de quem chama. */
export function createPublish(deps: PublishDeps) {
  const { newId, users, parts, attachments, polls, postReactions, rules, visibility } = deps;

  /** O post respondido e o citado, presos: nenhum some antes de este existir. @throws `post_not_found` */
  async function targetsOf(tx: Tx, authorId: string, { inReplyToId, quoteId }: NewPost) {
    const ids = [...new Set([inReplyToId, quoteId].flatMap((id) => id ?? []))];
    if (ids.length === 0) return { parent: null, quoted: null };
    const rows = await visibility.visible(tx, await posts.targets(tx, ids, authorId), authorId);
    const find = (id: string | undefined) => (id === undefined ? null : rows.find((row) => row.id === id));
    const [parent, quoted] = [find(inReplyToId), find(quoteId)];
    if (parent === undefined || quoted === undefined) throw postNotFound();
    if (quoted !== null && !isOpen(quoted.visibility))
      throw postErrors.create(
        'post_not_quotable',
        'Só se cita o que qualquer pessoa vê: públicos e não listados.',
      );
    return { parent, quoted };
  }

  /** @returns o que ficou gravado @throws AppError com o que o pedido tem de errado */
  return async function publish(tx: Tx, authorId: string, input: NewPost, id = newId()): Promise<Published> {
    const { text, warning } = rules.content({ text: input.text, warning: input.warning ?? null });
    const { parent, quoted } = await targetsOf(tx, authorId, input);
    const seenBy = audienceOf(input.visibility, parent);
    const place = parent && placeUnder(parent);
    const spans = parts.entitiesOf(text);
    const reading = readText(spans, await users.idsByHandles(tx, handlesIn(spans)));
    const post: WrittenPost = {
      id,
      authorId,
      text,
      warning,
      visibility: seenBy,
      tags: reading.tags,
      createdAt: instantOf(id),
    };
    const row = {
      ...post,
      entities: reading.entities,
      inReplyToId: parent?.id ?? null,
      rootId: place?.rootId ?? null,
      quoteId: quoted?.id ?? null,
    };
    await posts.insert(tx, row);
    if (place) await nodes.insert(tx, { id, ...place });
    if (seenBy === 'public') await tags.insert(tx, id, reading.tags);
    if (reading.mentions.length > 0) await mentions.put(tx, id, reading.mentions);
    if (input.poll) await polls.attach(tx, { postId: id, authorId, poll: input.poll, at: post.createdAt });
    if (input.videoId !== undefined)
      await attachments.claim(tx, { videoId: input.videoId, ownerId: authorId, postId: id });
    await announcePost(postReactions, (one) => one.published?.(tx, post));
    return { ...row, people: slotsOf(reading.mentions), plain: !(quoted || input.poll || input.videoId) };
  };
}

/** Chama a reação de cada fatia, na ordem das etapas. */
export async function announcePost(
  reactions: readonly PostReactions[],
  react: (one: PostReactions) => Promise<void> | undefined,
): Promise<void> {
  for (const one of reactions) await react(one);
}

/** @throws `visibility_too_wide` */
function audienceOf(asked: Visibility | undefined, parent: TargetRow | null): Visibility {
  const widest = parent?.visibility ?? 'public';
  if (asked !== undefined && isWider(asked, widest))
    throw postErrors.create(
      'visibility_too_wide',
      'A resposta não pode aparecer para mais gente que o que ela responde. Escolha a mesma visibilidade, ou uma mais fechada.',
    );
  return asked ?? widest;
}

/** @throws `thread_too_deep` */
function placeUnder(parent: TargetRow) {
  if ((parent.depth ?? 0) >= DEPTH_MAX)
    throw postErrors.create('thread_too_deep', 'Esta conversa já desceu demais. Responda mais acima.');
  return {
    parentId: parent.id,
    rootId: parent.root_id ?? parent.id,
    parentPath: parent.path ?? Buffer.alloc(0),
  };
}

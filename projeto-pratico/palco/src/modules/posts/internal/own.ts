import type { Reader } from '#kernel/db.ts';
import type { AppError } from '#kernel/errors.ts';
import { postErrors, postNotFound } from './errors.ts';
import { posts } from './store/posts.ts';
import type { VisibilityRule } from './visibility.ts';

/** O que dizer a quem tentou mexer em um post que não é seu. */
export function createOwn({ visibility }: { visibility: VisibilityRule }) {
  return {
    /** De outra pessoa, se quem pede o vê; se não vê, é como se não existisse. */
    async refusal(reader: Reader, id: string, viewerId: string): Promise<AppError> {
      const rows = await posts.audience(reader, [id], viewerId);
      const [seen] = await visibility.visible(reader, rows, viewerId);
      return seen ? postErrors.create('post_not_yours', 'Só quem publicou pode mexer nela.') : postNotFound();
    },
  };
}

export type OwnPost = ReturnType<typeof createOwn>;

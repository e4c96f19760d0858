import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { patchPost, prependPost } from './post-cache.ts';
import type { paths } from './schema.gerado.ts';
import type { Post } from './types.ts';

type BodyOf<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** O que se manda para publicar. */
export type PostInput = BodyOf<paths['/api/v1/posts']['post']>;
/** O que se manda ao editar. */
export type PostEdit = BodyOf<paths['/api/v1/posts/{id}']['patch']>;
/** O que se manda ao guardar um rascunho. */
export type DraftInput = BodyOf<paths['/api/v1/drafts']['post']>;

/** Sorteia uma chave de tentativa. `randomUUID` só existe em HTTPS, e o Palco de casa se abre pelo IP. */
export const newAttempt = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Cabeçalho com que a API reconhece a mesma tentativa. Fonte: “The Idempotency-Key HTTP Header Field”, rascunho do IETF. */
export const attemptHeader = (key: string) => ({ 'idempotency-key': key });

/** Publica. Com a mesma chave e o mesmo corpo, a API devolve a mesma publicação em vez de fazer outra. */
export const publishPost = (body: PostInput, key: string) =>
  unwrap(api.POST('/api/v1/posts', { body, headers: attemptHeader(key) }));

/** Muda o texto ou o aviso. A versão diz sobre qual texto se escreveu. */
export const editPost = (id: string, body: PostEdit) =>
  unwrap(api.PATCH('/api/v1/posts/{id}', { params: { path: { id } }, body }));

/** Põe a publicação nova nas listas sem recarregá-las. */
export function settlePublished(cache: QueryClient, post: Post) {
  prependPost(cache, post);
  void cache.invalidateQueries({ queryKey: ['profile', post.author.handle] });
}

/** Troca a publicação editada em todo lugar em que aparece. */
export function settleEdited(cache: QueryClient, post: Post) {
  patchPost(cache, post.id, () => post);
  void cache.invalidateQueries({ queryKey: ['versions', post.id] });
}

/** A publicação como está agora no servidor, sem nada do que esta página guarda. */
export const usePostNow = (id: string | null) =>
  useQuery({
    queryKey: ['post-now', id],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/posts/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== null,
    staleTime: 0,
    gcTime: 0,
  });

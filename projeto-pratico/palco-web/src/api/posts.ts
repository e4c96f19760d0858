import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { dropPost, holdPosts, patchPost } from './post-cache.ts';
import type { Post } from './types.ts';

const setLiked = (liked: boolean) => (post: Post) =>
  post.viewer.liked === liked
    ? post
    : { ...post, likeCount: post.likeCount + (liked ? 1 : -1), viewer: { ...post.viewer, liked } };

/** Curtir e descurtir: a tela muda na hora e volta atrás se a API recusar. */
export function useLike(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (liked: boolean) => {
      const params = { path: { id } };
      return unwrap(
        liked
          ? api.PUT('/api/v1/posts/{id}/like', { params })
          : api.DELETE('/api/v1/posts/{id}/like', { params }),
      );
    },
    onMutate: async (liked) => {
      await holdPosts(cache);
      patchPost(cache, id, setLiked(liked));
    },
    onError: (_error, liked) => patchPost(cache, id, setLiked(!liked)),
    // Toques rápidos na mesma publicação vão em fila: a última intenção é a que fica no servidor.
    scope: { id: `like:${id}` },
  });
}

/** Apaga uma publicação da própria pessoa. */
export function useDeletePost() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (post: Post) =>
      unwrap(api.DELETE('/api/v1/posts/{id}', { params: { path: { id: post.id } } })),
    onSuccess: (_nothing, post) => {
      dropPost(cache, post);
      void cache.invalidateQueries({ queryKey: ['profile', post.author.handle] });
    },
  });
}

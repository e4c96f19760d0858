import { todo } from '../todo.ts';
import type { PostsDeps } from './deps.ts';
import type { Post, PostPage, Version } from './post.ts';
import type { NewPost, PostEdit } from './schema.ts';

/** Quem pede a lista, e que pedaço dela. */
export interface ListRequest {
  limit: number;
  cursor: string | null;
  page: number | null;
  viewerId: string | null;
}

/** TODO (parte A): os casos de uso, com a tabela em `migrations/04-meus-posts/posts/001_posts.sql`. */
export function createService(_deps: PostsDeps) {
  return {
    /** Publica, ou devolve o que a mesma chave já publicou. @throws AppError `idempotency_key_reused`, `post_not_found`… */
    create: async (_authorId: string, _post: NewPost, _key: string | null): Promise<Published> =>
      todo('o post e o seu texto'),
    /** @throws AppError `post_not_found`, também do que quem pede não pode ver. */
    get: async (_id: string, _viewerId: string | null): Promise<Post> => todo('o post e o seu texto'),
    edit: async (_id: string, _viewerId: string, _change: PostEdit): Promise<Post> =>
      todo('editar sem perder o que era'),
    versions: async (_id: string, _viewerId: string | null): Promise<Version[]> =>
      todo('editar sem perder o que era'),
    remove: async (_id: string, _viewerId: string): Promise<void> => todo('apagar, e a conversa que fica'),
    list: async (_request: ListRequest): Promise<PostPage> => todo('listas por cursor'),
    /** TODO: as linhas da pessoa. Vazio, a exportação da etapa 02 segue inteira. */
    export: async (_userId: string): Promise<object[]> => [],
  };
}

interface Published {
  post: Post;
  /** A chave já tinha publicado este post. */
  replayed: boolean;
}

export type PostService = ReturnType<typeof createService>;

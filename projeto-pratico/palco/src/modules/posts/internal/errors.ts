import { defineErrors } from '#kernel/errors.ts';

export const postErrors = defineErrors({
  post_not_found: { status: 404, title: 'Publicação não encontrada' },
  post_not_yours: { status: 403, title: 'Publicação de outra pessoa' },
  video_not_usable: { status: 409, title: 'Este vídeo não pode ser publicado' },
});

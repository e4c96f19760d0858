import { defineErrors } from '#kernel/errors.ts';

export const postErrors = defineErrors({
  post_not_found: { status: 404, title: 'Post não encontrado' },
  post_not_yours: { status: 403, title: 'Este post não é seu' },
  video_not_usable: { status: 409, title: 'Vídeo não pode ser usado' },
});

import { defineErrors } from '#kernel/errors.ts';

export const postErrors = defineErrors({
  post_not_found: { status: 404, title: 'Publicação não encontrada' },
  post_not_yours: { status: 403, title: 'Publicação de outra pessoa' },
  post_changed: { status: 409, title: 'A publicação já é outra' },
  edits_full: { status: 409, title: 'Edições demais' },
  visibility_too_wide: { status: 422, title: 'Resposta mais aberta que a conversa' },
  thread_too_deep: { status: 422, title: 'Conversa funda demais' },
  post_not_quotable: { status: 422, title: 'Esta publicação não pode ser citada' },
  video_not_usable: { status: 409, title: 'Este vídeo não pode ser publicado' },
});

/** O mesmo para o que não existe, foi apagado ou não é para quem pede: um não se distingue do outro. */
export const postNotFound = (cause?: unknown) =>
  postErrors.create('post_not_found', {
    detail: 'A publicação não existe, foi apagada ou não é para você.',
    cause,
  });

import { defineErrors } from '#kernel/errors.ts';

export const videoErrors = defineErrors({
  video_not_found: { status: 404, title: 'Vídeo não encontrado' },
  video_published: { status: 409, title: 'O vídeo já foi publicado' },
  upload_missing: { status: 400, title: 'Falta o arquivo' },
  upload_interrupted: { status: 400, title: 'Envio interrompido' },
  uploads_at_once: { status: 429, title: 'Envios demais ao mesmo tempo' },
  upload_queue_full: { status: 429, title: 'Vídeos demais à espera de preparo' },
  upload_quota_exceeded: { status: 413, title: 'Cota de vídeos esgotada' },
  upload_too_large: { status: 413, title: 'Vídeo grande demais' },
  upload_not_video: { status: 415, title: 'O arquivo não é um vídeo aceito' },
});

let current: HTMLVideoElement | null = null;

/** Um som por vez: quem começa a tocar pausa quem tocava, e a plateia se apaga. */
export function claimStage(video: HTMLVideoElement) {
  if (current && current !== video) current.pause();
  current = video;
  document.documentElement.dataset.playing = '';
}

/** Deixa o palco e reacende a plateia, se era este o vídeo que tocava. */
export function leaveStage(video: HTMLVideoElement) {
  if (current !== video) return;
  current = null;
  delete document.documentElement.dataset.playing;
}

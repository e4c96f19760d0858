import type { KeyboardEvent, RefObject } from 'react';

interface Target {
  box: RefObject<HTMLElement | null>;
  media: RefObject<HTMLVideoElement | null>;
  toggle: () => void;
}

/** Salto das setas, em segundos. */
const SKIP_SECONDS = 5;
const VOLUME_STEP = 0.1;

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));

/** Entra e sai da tela cheia com os nossos controles juntos. Um navegador pode recusar; aí nada muda. */
export function toggleFullscreen(box: HTMLElement | null) {
  const change = document.fullscreenElement ? document.exitFullscreen() : box?.requestFullscreen();
  change?.catch(() => {});
}

/** Avança ou volta, dentro do vídeo. */
function skip(video: HTMLVideoElement, seconds: number) {
  if (Number.isFinite(video.duration)) video.currentTime = clamp(video.currentTime + seconds, video.duration);
}

function setVolume(video: HTMLVideoElement, change: number) {
  video.volume = clamp(Math.round((video.volume + change) * 10) / 10, 1);
  video.muted = video.volume === 0;
}

function toggleMuted(video: HTMLVideoElement) {
  video.muted = !video.muted;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -SKIP_SECONDS,
  ArrowDown: -SKIP_SECONDS,
  ArrowRight: SKIP_SECONDS,
  ArrowUp: SKIP_SECONDS,
};

/** Verdadeiro quando a tecla é do deslizante: o de posição anda 5 s, os outros ficam com o navegador. */
function moveSlider(video: HTMLVideoElement, slider: HTMLElement, event: KeyboardEvent): boolean {
  const step = STEPS[event.key];
  if (step === undefined) return false;
  if ('seek' in slider.dataset) {
    event.preventDefault();
    skip(video, step);
  }
  return true;
}

/** Teclas que só valem com o foco no tocador; as outras seguem para a página. */
export function useKeys({ box, media, toggle }: Target) {
  return (event: KeyboardEvent) => {
    const video = media.current;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (!video || event.ctrlKey || event.metaKey || event.altKey || target?.closest('[data-menu]')) return;
    // Em um deslizante, as setas são dele: o de volume muda o volume, o de posição anda no vídeo.
    if (target?.matches('input[type="range"]') && moveSlider(video, target, event)) return;
    // Espaço em um botão aperta o botão.
    if (event.key === ' ' && target?.closest('button')) return;
    const actions = new Map<string, () => void>([
      [' ', toggle],
      ['k', toggle],
      ['ArrowLeft', () => skip(video, -SKIP_SECONDS)],
      ['ArrowRight', () => skip(video, SKIP_SECONDS)],
      ['ArrowUp', () => setVolume(video, VOLUME_STEP)],
      ['ArrowDown', () => setVolume(video, -VOLUME_STEP)],
      ['m', () => toggleMuted(video)],
      ['f', () => toggleFullscreen(box.current)],
    ]);
    const action = actions.get(event.key);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

import { type RefObject, useEffect } from 'react';
import { preloadEngine } from './engine.ts';

/** Perto da janela, traz o hls.js; longe dela, não há por que baixar 170 kB. */
export function usePreloadNear(box: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        // Sem rede agora, o clique em tocar tenta de novo e mostra o erro.
        preloadEngine().catch(() => {});
      },
      { rootMargin: '600px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [box]);
}

/** Vídeo que saiu da vista pausa, a menos que esteja em uma janela própria. */
export function usePauseAway(box: RefObject<HTMLElement | null>, video: RefObject<HTMLVideoElement | null>) {
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const media = video.current;
        if (!media || media.paused || document.pictureInPictureElement === media) return;
        if (entries.every((entry) => entry.intersectionRatio < 0.2)) media.pause();
      },
      { threshold: [0, 0.2] },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [box, video]);
}

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { attachEngine, type Engine, type Quality } from './engine.ts';
import { claimStage, leaveStage } from './playing.ts';

const NO_QUALITY: Quality = { chosen: -1, current: -1, rungs: [] };

/** Toca sob demanda: só no primeiro pedido o vídeo é ligado à rede. */
export function usePlayer(ref: RefObject<HTMLVideoElement | null>, url: string) {
  const engine = useRef<Engine | null>(null);
  const attaching = useRef(false);
  const [started, setStarted] = useState(false);
  const [quality, setQuality] = useState(NO_QUALITY);
  const [failure, setFailure] = useState<string | null>(null);

  const detach = useCallback(() => {
    engine.current?.destroy();
    engine.current = null;
  }, []);

  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    const claim = () => claimStage(video);
    const leave = () => leaveStage(video);
    video.addEventListener('play', claim);
    video.addEventListener('pause', leave);
    return () => {
      video.removeEventListener('play', claim);
      video.removeEventListener('pause', leave);
      leaveStage(video);
      detach();
    };
  }, [ref, detach]);

  const start = useCallback(async () => {
    const video = ref.current;
    if (!video || attaching.current) return;
    attaching.current = true;
    setStarted(true);
    setFailure(null);
    const onFatal = (message: string) => {
      detach();
      setFailure(message);
    };
    try {
      engine.current ??= await attachEngine(video, url, { onQuality: setQuality, onFatal });
      await video.play();
    } catch (error) {
      // AbortError: pausaram antes de começar. Não é falha.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      onFatal(error instanceof Error ? error.message : String(error));
    } finally {
      attaching.current = false;
    }
  }, [ref, url, detach]);

  const toggle = useCallback(() => {
    const video = ref.current;
    if (!video) return;
    if (!engine.current || video.paused) void start();
    else video.pause();
  }, [ref, start]);

  const chooseQuality = useCallback((index: number) => engine.current?.choose(index), []);
  return { started, failure, quality, start, toggle, chooseQuality };
}

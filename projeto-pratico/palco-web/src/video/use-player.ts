import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { attachEngine, BROKEN, type Engine, type Quality } from './engine.ts';
import { claimStage, leaveStage } from './playing.ts';

const NO_QUALITY: Quality = { chosen: -1, current: -1, rungs: [] };

/** A falha em palavras nossas; `null` quando pausaram antes de começar, que não é falha. */
function whyNotPlaying(error: unknown): string | null {
  if (!(error instanceof DOMException)) return error instanceof Error ? error.message : String(error);
  if (error.name === 'AbortError') return null;
  if (error.name === 'NotAllowedError')
    return 'O navegador só toca com um toque seu. Aperte “Tentar de novo”.';
  return BROKEN;
}

/** Toca sob demanda: só no primeiro pedido o vídeo é ligado à rede. */
export function usePlayer(ref: RefObject<HTMLVideoElement | null>, url: string) {
  const engine = useRef<Engine | null>(null);
  const attaching = useRef(false);
  const gone = useRef(new AbortController());
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
    const left = new AbortController();
    gone.current = left;
    video.addEventListener('play', claim);
    video.addEventListener('pause', leave);
    return () => {
      left.abort();
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
    const left = gone.current.signal;
    setStarted(true);
    setFailure(null);
    const onFatal = (message: string) => {
      detach();
      setFailure(message);
    };
    try {
      const engineOfPage =
        engine.current ?? (await attachEngine(video, url, { onQuality: setQuality, onFatal }));
      // A página mudou enquanto o hls.js chegava: tocar agora seria som sem nenhum botão que o pare.
      if (left.aborted) return engineOfPage.destroy();
      engine.current = engineOfPage;
      await video.play();
    } catch (error) {
      const reason = whyNotPlaying(error);
      if (reason !== null && !left.aborted) onFatal(reason);
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

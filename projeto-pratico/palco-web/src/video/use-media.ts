import { type RefObject, useEffect, useState } from 'react';

/** O que os controles precisam saber do vídeo. Tempos em segundos, volume de 0 a 1. */
export interface MediaState {
  playing: boolean;
  waiting: boolean;
  ended: boolean;
  time: number;
  duration: number;
  bufferedEnd: number;
  volume: number;
  muted: boolean;
  rate: number;
}

const EVENTS = [
  'play',
  'playing',
  'pause',
  'waiting',
  'ended',
  'seeking',
  'seeked',
  'timeupdate',
  'durationchange',
  'progress',
  'volumechange',
  'ratechange',
  'emptied',
] as const;

/** Fim do trecho já baixado que contém a posição atual. */
function bufferedEnd(video: HTMLVideoElement): number {
  for (let index = 0; index < video.buffered.length; index += 1) {
    const end = video.buffered.end(index);
    if (video.buffered.start(index) <= video.currentTime + 0.1 && end >= video.currentTime) return end;
  }
  return 0;
}

const HAVE_FUTURE_DATA = 3;

function read(video: HTMLVideoElement): MediaState {
  const playing = !video.paused && !video.ended;
  return {
    playing,
    waiting: playing && video.readyState < HAVE_FUTURE_DATA,
    ended: video.ended,
    time: video.currentTime,
    duration: Number.isFinite(video.duration) ? video.duration : 0,
    bufferedEnd: bufferedEnd(video),
    volume: video.volume,
    muted: video.muted,
    rate: video.playbackRate,
  };
}

const IDLE: MediaState = {
  playing: false,
  waiting: false,
  ended: false,
  time: 0,
  duration: 0,
  bufferedEnd: 0,
  volume: 1,
  muted: false,
  rate: 1,
};

/** Estado do elemento, relido a cada evento: o elemento é a verdade, a tela só o espelha. */
export function useMedia(ref: RefObject<HTMLVideoElement | null>): MediaState {
  const [state, setState] = useState(IDLE);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    const update = () => setState(read(video));
    for (const name of EVENTS) video.addEventListener(name, update);
    return () => {
      for (const name of EVENTS) video.removeEventListener(name, update);
    };
  }, [ref]);
  return state;
}

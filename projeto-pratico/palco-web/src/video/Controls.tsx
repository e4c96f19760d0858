import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import { asPercent } from '../text/numbers.ts';
import { clock, length } from '../text/time.ts';
import type { IconName } from '../ui/Icon.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Controls.module.css';
import { toggleFullscreen } from './keys.ts';
import { SettingsMenu } from './SettingsMenu.tsx';
import type { MediaState } from './use-media.ts';
import type { usePlayer } from './use-player.ts';

interface Props {
  box: RefObject<HTMLDivElement | null>;
  media: RefObject<HTMLVideoElement | null>;
  state: MediaState;
  player: ReturnType<typeof usePlayer>;
}

function Press({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.press} aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** Acabado, o vídeo está no fim, mesmo que os segmentos somem uns centésimos a menos. */
const placeOf = ({ ended, time, duration }: MediaState) => (ended ? duration : time);

function Seek({ media, state }: Pick<Props, 'media' | 'state'>) {
  const { duration, bufferedEnd } = state;
  const time = placeOf(state);
  const style = {
    '--played': duration > 0 ? time / duration : 0,
    '--loaded': duration > 0 ? bufferedEnd / duration : 0,
  } as CSSProperties;
  return (
    <input
      type="range"
      data-seek=""
      className={styles.seek}
      style={style}
      aria-label="Posição no vídeo"
      aria-valuetext={`${state.ended ? length(time) : clock(time)} de ${length(duration)}`}
      min={0}
      max={duration || 1}
      step="any"
      value={time}
      onChange={(event) => {
        if (media.current) media.current.currentTime = event.currentTarget.valueAsNumber;
      }}
    />
  );
}

function Volume({ media, state }: Pick<Props, 'media' | 'state'>) {
  const level = state.muted ? 0 : state.volume;
  const set = (value: number) => {
    if (!media.current) return;
    media.current.volume = value;
    media.current.muted = value === 0;
  };
  const toggle = () => {
    if (!media.current) return;
    media.current.muted = !state.muted;
    if (state.volume === 0) media.current.volume = 0.5;
  };
  return (
    <div className={styles.volume}>
      <Press
        icon={level === 0 ? 'muted' : 'volume'}
        label={level === 0 ? 'Ativar o som' : 'Desativar o som'}
        onClick={toggle}
      />
      <input
        type="range"
        className={styles.level}
        style={{ '--played': level } as CSSProperties}
        aria-label="Volume"
        aria-valuetext={asPercent(level)}
        min={0}
        max={1}
        step={0.05}
        value={level}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function useFullscreen(box: RefObject<HTMLElement | null>) {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const update = () => setFull(document.fullscreenElement === box.current && box.current !== null);
    document.addEventListener('fullscreenchange', update);
    return () => document.removeEventListener('fullscreenchange', update);
  }, [box]);
  return isFull;
}

function togglePip(video: HTMLVideoElement | null) {
  const change = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : video?.requestPictureInPicture();
  change?.catch(() => {});
}

/** Barra de controles. Cada um faz uma coisa e diz o nome dela. */
export function Controls({ box, media, state, player }: Props) {
  const isFull = useFullscreen(box);
  return (
    <div className={styles.bar} data-bar="">
      <Seek media={media} state={state} />
      <div className={styles.row}>
        <Press
          icon={state.playing ? 'pause' : state.ended ? 'retry' : 'play'}
          label={state.playing ? 'Pausar' : state.ended ? 'Reproduzir de novo' : 'Reproduzir'}
          onClick={player.toggle}
        />
        <Volume media={media} state={state} />
        <span className={styles.time}>
          {state.ended ? length(state.duration) : clock(state.time)}{' '}
          <span className={styles.total}>/ {length(state.duration)}</span>
        </span>
        <SettingsMenu media={media} rate={state.rate} player={player} />
        {document.pictureInPictureEnabled && (
          <Press icon="pip" label="Janela flutuante" onClick={() => togglePip(media.current)} />
        )}
        {document.fullscreenEnabled && (
          <Press
            icon={isFull ? 'shrink' : 'expand'}
            label={isFull ? 'Sair da tela cheia' : 'Tela cheia'}
            onClick={() => toggleFullscreen(box.current)}
          />
        )}
      </div>
    </div>
  );
}

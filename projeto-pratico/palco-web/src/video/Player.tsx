import { useRef } from 'react';
import type { Video } from '../api/types.ts';
import { length } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Controls } from './Controls.tsx';
import { useIdle } from './idle.ts';
import { useKeys } from './keys.ts';
import styles from './Player.module.css';
import { ratioOf } from './ratio.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMedia } from './use-media.ts';
import { usePlayer } from './use-player.ts';
import { usePauseAway, usePreloadNear } from './use-visibility.ts';

interface Props {
  video: Video;
  url: string;
  author: string;
}

/** Tocador do Palco: cartaz até o primeiro pedido, depois controles que somem quando não se usam. */
export function Player({ video, url, author }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const media = useRef<HTMLVideoElement>(null);
  const state = useMedia(media);
  const player = usePlayer(media, url);
  const idle = useIdle(state.playing);
  const onKeyDown = useKeys({ box, media, toggle: player.toggle });
  usePreloadNear(box);
  usePauseAway(box, media);

  const focus = useKeptFocus(box, `${player.started} ${player.failure}`);

  const duration = length(video.durationSeconds ?? 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: um grupo de controles de mídia não é um fieldset.
    <div
      ref={box}
      role="group"
      aria-label={`Vídeo de ${author}`}
      tabIndex={-1}
      className={styles.player}
      style={ratioOf(video)}
      data-quiet={(idle.isIdle && state.playing) || undefined}
      onKeyDown={onKeyDown}
      onPointerMove={idle.wake}
      onFocus={() => {
        focus.enter();
        idle.wake();
      }}
      onBlur={focus.leave}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: legendas chegam na etapa 05; até lá não há faixa para oferecer. */}
      <video
        ref={media}
        className={styles.video}
        poster={video.posterUrl}
        playsInline
        preload="none"
        onClick={() => {
          box.current?.focus();
          player.toggle();
        }}
      />
      {!player.started && (
        <button type="button" className={styles.start} data-action="play" onClick={player.toggle}>
          <span className={styles.badge}>
            <Icon name="play" size={20} />
            <span aria-hidden="true">{duration}</span>
          </span>
          <span className="sr-only">
            Reproduzir o vídeo de {author}, {duration}
          </span>
        </button>
      )}
      {state.waiting && <div className={styles.wait} />}
      {player.started && !player.failure && (
        <Controls box={box} media={media} state={state} player={player} />
      )}
      {player.failure && (
        <div className={styles.failure} role="alert">
          <p>{player.failure}</p>
          <Button icon="retry" onClick={() => void player.start()}>
            Tentar de novo
          </Button>
        </div>
      )}
    </div>
  );
}

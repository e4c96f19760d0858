import { useState } from 'react';
import type { Video } from '../api/types.ts';
import { asPercent } from '../text/numbers.ts';
import { Icon } from '../ui/Icon.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Preparing.module.css';
import { ratioOf } from './ratio.ts';

const titleOf = (isQueued: boolean, hasRestarted: boolean) => {
  if (isQueued) return 'O vídeo está na fila de preparo';
  return hasRestarted ? 'O preparo parou e recomeçou' : 'Preparando o vídeo';
};

/** Vídeo que ainda se prepara: ocupa o lugar do tocador e anda sozinho até virar ele. */
export function Preparing({ video }: { video: Video }) {
  const isQueued = video.status === 'queued';
  const [furthest, setFurthest] = useState(video.progress);
  if (video.progress > furthest) setFurthest(video.progress);
  const hasRestarted = video.progress < furthest;
  return (
    <div className={styles.frame} style={ratioOf(video)}>
      <div className={styles.inner}>
        <p className={styles.title} role="status">
          {titleOf(isQueued, hasRestarted)}
        </p>
        <p className={styles.text}>
          {isQueued
            ? 'O preparo começa assim que chegar a vez dele.'
            : `${asPercent(video.progress)}. Quando terminar, o vídeo aparece aqui.`}
        </p>
        <Progress value={video.progress} label="Preparo do vídeo" />
      </div>
    </div>
  );
}

/** Vídeo que não pôde ser preparado, com a razão. */
export function Unplayable({ video }: { video: Video }) {
  return (
    <div className={styles.frame} data-failed="">
      <div className={styles.inner}>
        <p className={styles.title}>
          <Icon name="alert" /> Este vídeo não pôde ser preparado
        </p>
        <p className={styles.text}>{video.failure ?? 'O arquivo não pôde ser lido.'}</p>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { useVersions } from '../api/history.ts';
import type { Post, Version } from '../api/types.ts';
import { preciseTime } from '../text/time.ts';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RichText } from '../ui/RichText.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { compareWords } from './compare.ts';
import styles from './HistoryDialog.module.css';

/** O texto novo com o que saiu e o que entrou. A cor nunca vai só: o que saiu é riscado, o que entrou, sublinhado. */
function Compared({ before, after }: { before: string; after: string }) {
  return compareWords(before, after).map(({ kind, text }, index) => {
    if (kind === 'same') return text;
    const Tag = kind === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: os trechos de uma comparação não mudam de ordem.
      <Tag key={index}>
        <span className="sr-only">{kind === 'added' ? ' [entrou: ' : ' [saiu: '}</span>
        {text}
        <span className="sr-only">] </span>
      </Tag>
    );
  });
}

function Warning({ version, before }: { version: Version; before: Version | undefined }) {
  const now = version.warning ?? '';
  const then = before ? (before.warning ?? '') : now;
  if (now === '' && then === '') return null;
  return (
    <p className={styles.warning}>
      Aviso: <Compared before={then} after={now} />
    </p>
  );
}

interface RowProps {
  version: Version;
  /** A versão anterior, quando é para marcar o que mudou desde ela. */
  before: Version | undefined;
  isNow: boolean;
}

function Row({ version, before, isNow }: RowProps) {
  return (
    <li className={styles.version}>
      <h3 className={styles.when}>
        <time dateTime={version.at}>{preciseTime(version.at)}</time>
        {isNow && <span className={styles.now}>como está agora</span>}
        {version.version === 1 && <span className={styles.now}>como foi publicada</span>}
      </h3>
      <Warning version={version} before={before} />
      <p className={styles.text} dir="auto">
        {before ? (
          <Compared before={before.text} after={version.text} />
        ) : (
          <RichText text={version.text} entities={version.entities} />
        )}
      </p>
    </li>
  );
}

/** O que a publicação já disse, da versão de agora à primeira. */
export function HistoryDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { data: versions, error, refetch } = useVersions(post.id, post.version);
  const [isMarked, setMarked] = useState(true);
  return (
    <Dialog title="Versões da publicação" onClose={onClose}>
      {!versions &&
        (error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowsSkeleton what="as versões" />
        ))}
      {versions && (
        <>
          <Choice
            type="checkbox"
            label="Marcar o que mudou em cada versão"
            checked={isMarked}
            onChange={(event) => setMarked(event.currentTarget.checked)}
          />
          <ol className={styles.versions}>
            {versions.map((version, index) => (
              <Row
                key={version.version}
                version={version}
                before={isMarked ? versions[index + 1] : undefined}
                isNow={index === 0}
              />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}

import type { CSSProperties } from 'react';
import type { Poll } from '../api/types.ts';
import { asPercent, fullCount, plural } from '../text/numbers.ts';
import { Icon } from '../ui/Icon.tsx';
import { shareOf } from './cast.ts';
import styles from './Poll.module.css';

interface OptionProps {
  text: string;
  votes: number | null;
  voters: number | null;
  isMine: boolean;
}

/** Uma opção e quanto ela teve: a barra para ver, os números para ler. */
function Option({ text, votes, voters, isMine }: OptionProps) {
  const share = votes === null || voters === null ? null : shareOf(votes, voters);
  return (
    <li className={styles.option} data-mine={isMine || undefined}>
      {share !== null && <div className={styles.bar} style={{ '--share': share } as CSSProperties} />}
      <span className={styles.words}>
        <bdi>{text}</bdi>
        {isMine && (
          <>
            <Icon name="check" size={18} />
            <span className="sr-only">, o seu voto</span>
          </>
        )}
      </span>
      {share !== null && votes !== null && (
        <span className={styles.number}>
          <strong>{asPercent(share)}</strong>
          <span className={styles.votes}>
            {fullCount(votes)} {plural(votes, 'voto', 'votos')}
          </span>
        </span>
      )}
    </li>
  );
}

/** As opções com os números que já se podem ver; antes de votar, só as opções. */
export function Results({ poll }: { poll: Poll }) {
  return (
    <ol className={styles.options}>
      {poll.options.map(({ text, votes }, index) => (
        <Option
          // biome-ignore lint/suspicious/noArrayIndexKey: a opção é o lugar dela: é o que o voto guarda.
          key={index}
          text={text}
          votes={votes}
          voters={poll.voters}
          isMine={poll.viewerChoices?.includes(index) ?? false}
        />
      ))}
    </ol>
  );
}

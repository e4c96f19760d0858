import { useState } from 'react';
import { Link } from 'react-router';
import { useRefreshAtClose, useVote } from '../api/polls.ts';
import { useMe } from '../api/session.ts';
import type { Poll as PollData, Post } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { fullCount, plural } from '../text/numbers.ts';
import { exactTime, timeLeft } from '../text/time.ts';
import { useNotice } from '../ui/notices.tsx';
import { useClock } from '../ui/Time.tsx';
import { Ballot } from './Ballot.tsx';
import styles from './Poll.module.css';
import { Results } from './Results.tsx';

function Facts({ poll, left }: { poll: PollData; left: string | null }) {
  const { voters, closesAt } = poll;
  return (
    <span>
      {voters !== null && `${fullCount(voters)} ${plural(voters, 'pessoa votou', 'pessoas votaram')} · `}
      <time dateTime={closesAt} title={exactTime(closesAt)}>
        {left === null ? 'encerrada' : `encerra em ${left}`}
      </time>
    </span>
  );
}

/** Enquete de uma publicação: cédula para quem pode votar, resultado para quem já votou. */
export function Poll({ post, poll }: { post: Post; poll: PollData }) {
  const { data: me } = useMe();
  const [isChanging, setChanging] = useState(false);
  const left = useClock((now) => (poll.closed ? null : timeLeft(poll.closesAt, now)));
  useRefreshAtClose(post.id, poll);
  const vote = useVote(post.id);
  const notice = useNotice();

  // O voto aparece na hora, e a cédula sai de cena; se a API recusa, ela volta, e um aviso diz por quê.
  const cast = (choices: number[]) => {
    setChanging(false);
    vote.mutate({ poll, choices }, { onError: (error) => notice({ text: error.message, tone: 'bad' }) });
  };
  const hasVoted = (poll.viewerChoices ?? []).length > 0;
  const mayVote = me != null && !post.viewer.isAuthor && left !== null;
  const isVoting = mayVote && (!hasVoted || isChanging);
  return (
    <section className={styles.poll} aria-label="Enquete">
      {isVoting ? (
        <Ballot poll={poll} onVote={cast} {...(hasVoted && { onKeep: () => setChanging(false) })} />
      ) : (
        <Results poll={poll} />
      )}
      <p className={styles.facts}>
        <Facts poll={poll} left={left} />
        {mayVote && hasVoted && !isChanging && (
          <button type="button" className={styles.change} onClick={() => setChanging(true)}>
            Mudar o voto
          </button>
        )}
        {me === null && left !== null && (
          <Link className={styles.change ?? ''} to={pathTo.signInFrom(pathTo.post(post.id))}>
            Entre para votar
          </Link>
        )}
      </p>
    </section>
  );
}

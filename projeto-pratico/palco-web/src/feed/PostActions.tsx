import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMe } from '../api/session.ts';
import type { Post } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { pathTo } from '../shell/paths.ts';
import { fullCount, plural, shortCount } from '../text/numbers.ts';
import { exactTime } from '../text/time.ts';
import { IconButton } from '../ui/Button.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { LikeButton } from './LikeButton.tsx';
import { MoreActions } from './MoreActions.tsx';
import styles from './PostActions.module.css';

/** A API conta até mil: este número quer dizer “mil ou mais”. */
const COUNT_MAX = 1000;
const countText = (count: number) => (count >= COUNT_MAX ? `${shortCount(COUNT_MAX)}+` : shortCount(count));

interface CountedProps {
  icon: IconName;
  action: 'reply' | 'quote';
  label: string;
  /** O que se conta, no singular e no plural. */
  words: [one: string, many: string];
  count: number;
  onPress: () => void;
}

function Counted({ icon, action, label, words, count, onPress }: CountedProps) {
  const total = `${fullCount(count)} ${plural(count, ...words)}${count >= COUNT_MAX ? ' ou mais' : ''}`;
  return (
    <button
      type="button"
      className={styles.counted}
      data-action={action}
      aria-label={`${label}, ${total}`}
      title={total}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span aria-hidden="true">{count > 0 ? countText(count) : ''}</span>
    </button>
  );
}

/** Responder e citar. Para visitante, os mesmos botões levam à entrada e voltam para cá. */
function Talk({ post }: { post: Post }) {
  const { data: me } = useMe();
  const { compose } = useComposer();
  const navigate = useNavigate();
  const press = (mode: 'reply' | 'quote') => () => {
    if (me) compose({ mode, post });
    else void navigate(pathTo.signInFrom(pathTo.post(post.id)));
  };
  const isQuotable = post.visibility === 'public' || post.visibility === 'unlisted';
  return (
    <>
      <Counted
        icon="reply"
        action="reply"
        label="Responder"
        words={['resposta', 'respostas']}
        count={post.replyCount}
        onPress={press('reply')}
      />
      {isQuotable && (
        <Counted
          icon="quote"
          action="quote"
          label="Citar"
          words={['citação', 'citações']}
          count={post.quoteCount}
          onPress={press('quote')}
        />
      )}
    </>
  );
}

/** Sozinha na página: a hora exata e quem a citou. */
function Facts({ post }: { post: Post }) {
  return (
    <p className={styles.facts}>
      <time dateTime={post.createdAt}>{exactTime(post.createdAt)}</time>
      {post.quoteCount > 0 && (
        <Link to={pathTo.quotes(post.id)}>
          {countText(post.quoteCount)} {plural(post.quoteCount, 'citação', 'citações')}
        </Link>
      )}
    </p>
  );
}

/** O que dá para fazer com uma publicação. */
export function PostActions({ post, alone }: { post: Post; alone: boolean }) {
  const { data: me } = useMe();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <footer className={styles.actions} data-alone={alone || undefined}>
      {alone && <Facts post={post} />}
      <div className={styles.row}>
        <LikeButton post={post} canLike={me != null} />
        <Talk post={post} />
        <IconButton
          icon="more"
          label={isOpen ? 'Menos ações' : 'Mais ações'}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <MoreActions post={post} alone={alone} />}
      </div>
    </footer>
  );
}

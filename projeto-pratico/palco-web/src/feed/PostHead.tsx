import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Post } from '../api/types.ts';
import { VISIBILITIES } from '../composer/visibility.ts';
import { pathTo } from '../shell/paths.ts';
import { exactTime } from '../text/time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './PostHead.module.css';

const HistoryDialog = lazy(async () => ({
  default: (await import('../history/HistoryDialog.tsx')).HistoryDialog,
}));

/** Quem vê, quando não são todos. */
function Audience({ visibility }: Pick<Post, 'visibility'>) {
  const audience = VISIBILITIES.find(({ value }) => value === visibility);
  if (!audience || visibility === 'public') return null;
  return (
    <span className={styles.mark} title={audience.who}>
      <Icon name={audience.icon} size={16} />
      {audience.label}
    </span>
  );
}

/** Diz que o texto mudou, e mostra o que ele já foi. */
function Edited({ post, at }: { post: Post; at: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.edited}
        title={`Editada em ${exactTime(at)}. Ver as versões`}
        onClick={() => setOpen(true)}
      >
        editada
      </button>
      {isOpen && (
        <Suspense>
          <HistoryDialog post={post} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A que esta publicação responde. */
function ReplyMark({ parentId, name }: { parentId: string; name: string | undefined }) {
  return (
    <Link className={styles.reply ?? ''} to={pathTo.post(parentId)}>
      <Icon name="reply" size={16} />
      <span>
        Em resposta a <bdi>{name ?? 'uma publicação'}</bdi>
      </span>
    </Link>
  );
}

interface Props {
  /** Prefixo dos identificadores que dão nome ao cartão. */
  id: string;
  post: Post;
  alone: boolean;
  /** Nome de quem recebe a resposta; `null` quando isso já se vê, ausente quando não se sabe. */
  replyTo: string | null | undefined;
}

/** Retrato, nome e o que se sabe da publicação antes de lê-la. */
export function PostHead({ id, post, alone, replyTo }: Props) {
  const { author, inReplyToId } = post;
  return (
    <>
      <Link
        className={styles.portrait ?? ''}
        to={pathTo.person(author.handle)}
        tabIndex={-1}
        aria-hidden="true"
      >
        <Avatar person={author} />
      </Link>
      <header className={styles.head}>
        <Link id={`${id}-who`} className={styles.name ?? ''} to={pathTo.person(author.handle)}>
          <bdi>{author.name}</bdi>
        </Link>
        <span className={styles.meta}>
          <span className={styles.handle}>@{author.handle}</span>
          <span aria-hidden="true">·</span>
          <Link id={`${id}-when`} className={styles.when ?? ''} to={pathTo.post(post.id)} data-action="open">
            <Time iso={post.createdAt} />
          </Link>
          {post.editedAt !== null && <Edited post={post} at={post.editedAt} />}
        </span>
        <Audience visibility={post.visibility} />
        {inReplyToId !== null && !alone && replyTo !== null && (
          <ReplyMark parentId={inReplyToId} name={replyTo} />
        )}
      </header>
    </>
  );
}

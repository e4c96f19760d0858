import { memo, useId } from 'react';
import { Link } from 'react-router';
import type { Post } from '../api/types.ts';
import { CrashGuard } from '../pages/Crash.tsx';
import { pathTo } from '../shell/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Time } from '../ui/Time.tsx';
import { MediaFrame } from '../video/MediaFrame.tsx';
import { PostActions } from './PostActions.tsx';
import styles from './PostCard.module.css';
import { textTone } from './tone.ts';

interface Props {
  post: Post;
  position?: number;
  total?: number;
  /** Na página da própria publicação ela é o assunto: letra maior, sem link para si mesma. */
  alone?: boolean;
}

/**
 * Uma publicação: quem, quando, o quê. A mídia ocupa a coluna inteira; o texto fica na medida de leitura.
 * Só se redesenha quando ela muda (curtir uma em 300 redesenhava as 300), e um defeito nela não leva as outras.
 */
export const PostCard = memo(function PostCard(props: Props) {
  return (
    <CrashGuard fallback={() => <p className={styles.broken}>Esta publicação não pôde ser mostrada.</p>}>
      <Card {...props} />
    </CrashGuard>
  );
});

function Card({ post, position, total, alone = false }: Props) {
  const id = useId();
  const { author } = post;
  return (
    <article
      className={styles.post}
      data-post={post.id}
      data-alone={alone || undefined}
      tabIndex={-1}
      aria-labelledby={`${id}-who ${id}-when`}
      aria-posinset={position}
      aria-setsize={total}
    >
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
          {author.name}
        </Link>
        <span className={styles.meta}>
          <span className={styles.handle}>@{author.handle}</span>
          <span aria-hidden="true">·</span>
          <Link id={`${id}-when`} className={styles.when ?? ''} to={pathTo.post(post.id)} data-action="open">
            <Time iso={post.createdAt} />
          </Link>
        </span>
      </header>
      {post.text && (
        <p className={styles.text} data-tone={textTone(post.text, post.video !== null)}>
          <RichText text={post.text} />
        </p>
      )}
      {post.video && (
        <div className={styles.media}>
          <MediaFrame video={post.video} author={author.name} postId={post.id} />
        </div>
      )}
      <PostActions post={post} alone={alone} />
    </article>
  );
}

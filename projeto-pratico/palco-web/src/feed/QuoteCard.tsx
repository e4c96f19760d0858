import { useId } from 'react';
import { Link } from 'react-router';
import { isGone } from '../api/thread.ts';
import type { Post, QuotedPost } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './QuoteCard.module.css';

function Content({ post }: { post: QuotedPost }) {
  if (post.warning !== null) {
    return (
      <p className={styles.note}>
        <Icon name="alert" size={18} />
        <span>
          Aviso: <bdi>{post.warning}</bdi>
        </span>
      </p>
    );
  }
  return (
    <>
      <p className={styles.text} dir="auto">
        <RichText text={post.text} entities={post.entities} />
      </p>
      {post.video && (
        <p className={styles.note}>
          <Icon name="film" size={18} />
          <span>Tem um vídeo</span>
        </p>
      )}
    </>
  );
}

/** A publicação citada, em um cartão que leva a ela. Com aviso de conteúdo, só o aviso. */
export function QuoteCard({ quote }: { quote: NonNullable<Post['quote']> }) {
  const id = useId();
  if (isGone(quote)) return <p className={styles.gone}>A publicação citada não está disponível.</p>;
  const { author } = quote;
  return (
    <blockquote className={styles.quote} aria-labelledby={`${id}-who`}>
      <header className={styles.head}>
        <Avatar person={author} size={24} />
        <span id={`${id}-who`} className={styles.name}>
          <bdi>{author.name}</bdi>
        </span>
        <Link className={styles.when ?? ''} to={pathTo.post(quote.id)}>
          <span className="sr-only">Abrir a publicação citada, </span>
          <Time iso={quote.createdAt} />
        </Link>
      </header>
      <Content post={quote} />
    </blockquote>
  );
}

import { memo, type ReactNode, useId } from 'react';
import type { Highlight, Post } from '../api/types.ts';
import { CrashGuard } from '../pages/Crash.tsx';
import { Poll } from '../polls/Poll.tsx';
import { Excerpt } from '../search/Excerpt.tsx';
import { RichText } from '../ui/RichText.tsx';
import { MediaFrame } from '../video/MediaFrame.tsx';
import { Folded } from './Folded.tsx';
import { PostActions } from './PostActions.tsx';
import styles from './PostCard.module.css';
import { PostHead } from './PostHead.tsx';
import { QuoteCard } from './QuoteCard.tsx';
import { textTone } from './tone.ts';

interface Props {
  post: Post;
  position?: number;
  total?: number;
  /** Na página da própria publicação ela é o assunto: letra maior, sem link para si mesma. */
  alone?: boolean;
  /** Nome de quem recebe a resposta; `null` quando isso já se vê na conversa. */
  replyTo?: string | null;
  /** Na busca, o trecho que acertou, no lugar do texto. */
  excerpt?: Highlight;
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

function Content({ post, excerpt }: Pick<Props, 'post' | 'excerpt'>): ReactNode {
  const { text, video, quote, poll } = post;
  return (
    <>
      {text && (
        <p className={styles.text} data-tone={excerpt ? 'plain' : textTone(post)} dir="auto">
          {excerpt ? <Excerpt pieces={excerpt} /> : <RichText text={text} entities={post.entities} />}
        </p>
      )}
      {poll && <Poll post={post} poll={poll} />}
      {video && (
        <div className={styles.media}>
          <MediaFrame video={video} author={post.author.name} postId={post.id} />
        </div>
      )}
      {quote && <QuoteCard quote={quote} />}
    </>
  );
}

function Card({ post, position, total, alone = false, replyTo, excerpt }: Props) {
  const id = useId();
  const content = <Content post={post} {...(excerpt && { excerpt })} />;
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
      <PostHead id={id} post={post} alone={alone} replyTo={replyTo} />
      {post.warning === null ? content : <Folded warning={post.warning}>{content}</Folded>}
      <PostActions post={post} alone={alone} />
    </article>
  );
}

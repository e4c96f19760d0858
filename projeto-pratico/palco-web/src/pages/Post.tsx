import { Link, useParams } from 'react-router';
import { flatten, useFeed, usePost } from '../api/feeds.ts';
import { ProblemError } from '../api/problem.ts';
import type { Post } from '../api/types.ts';
import { PostCard } from '../feed/PostCard.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { pathTo } from '../shell/paths.ts';
import { Icon } from '../ui/Icon.tsx';
import { PostSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Missing } from './NotFound.tsx';
import styles from './Post.module.css';
import { Title } from './Title.tsx';

const isGone = (error: unknown) =>
  error instanceof ProblemError && (error.status === 404 || error.status === 400 || error.status === 422);

const MORE = 3;

/** Mais de quem escreveu: ler uma publicação não precisa acabar nela. */
function MoreFromAuthor({ post }: { post: Post }) {
  const { author } = post;
  const { data } = useFeed({ kind: 'person', handle: author.handle });
  const others = (data ? flatten(data) : []).filter(({ id }) => id !== post.id).slice(0, MORE);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="mais">
      <h2 id="mais" className={styles.more}>
        Mais de {author.name}
      </h2>
      {others.map((other) => (
        <PostCard key={other.id} post={other} />
      ))}
    </section>
  );
}

/** Uma publicação só, no endereço que se compartilha. */
export function PostPage() {
  const { id = '' } = useParams();
  const { data: post, error, refetch } = usePost(id);

  if (isGone(error)) {
    return (
      <Missing title="Publicação não encontrada">
        Ela pode ter sido apagada, ou o endereço está incompleto.
      </Missing>
    );
  }
  if (error && !post) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!post) return <PostSkeleton lines={3} />;
  return (
    <>
      <Title>{`${post.author.name} no Palco`}</Title>
      <header className={styles.head}>
        <Link className={styles.back ?? ''} to={pathTo.person(post.author.handle)}>
          <Icon name="back" />
          <span>{post.author.name}</span>
        </Link>
        <h1 className="sr-only">Publicação de {post.author.name}</h1>
      </header>
      <PostCard post={post} alone />
      <MoreFromAuthor key={post.id} post={post} />
      <PeopleRail />
    </>
  );
}

import { Link, useParams } from 'react-router';
import { usePost } from '../api/feeds.ts';
import { ProblemError } from '../api/problem.ts';
import { PostCard } from '../feed/PostCard.tsx';
import { pathTo } from '../shell/paths.ts';
import { Icon } from '../ui/Icon.tsx';
import { PostSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Missing } from './NotFound.tsx';
import styles from './Post.module.css';
import { Title } from './Title.tsx';

const isGone = (error: unknown) =>
  error instanceof ProblemError && (error.status === 404 || error.status === 400 || error.status === 422);

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
    </>
  );
}

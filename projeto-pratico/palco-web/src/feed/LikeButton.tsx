import { useNavigate } from 'react-router';
import { useLike } from '../api/posts.ts';
import type { Post } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { fullCount, plural, shortCount } from '../text/numbers.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotice } from '../ui/notices.tsx';
import styles from './LikeButton.module.css';

/** Curtir. Para visitante, o mesmo botão leva à entrada e volta para cá. */
export function LikeButton({ post, canLike }: { post: Post; canLike: boolean }) {
  const like = useLike(post.id);
  const notice = useNotice();
  const navigate = useNavigate();
  const { liked } = post.viewer;
  const count = `${fullCount(post.likeCount)} ${plural(post.likeCount, 'curtida', 'curtidas')}`;

  const press = () => {
    if (!canLike) {
      void navigate(pathTo.signInFrom(pathTo.post(post.id)));
      return;
    }
    like.mutate(!liked, { onError: (error) => notice({ text: error.message, tone: 'bad' }) });
  };

  return (
    <button
      type="button"
      className={styles.like}
      data-action="like"
      aria-pressed={liked}
      aria-label={`Curtir, ${count}`}
      title={count}
      onClick={press}
    >
      <Icon name={liked ? 'heartFull' : 'heart'} />
      <span aria-hidden="true">{post.likeCount > 0 ? shortCount(post.likeCount) : ''}</span>
    </button>
  );
}

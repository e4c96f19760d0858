import { usePostNow } from '../api/publish.ts';
import type { Post } from '../api/types.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './Composer.module.css';

/** A publicação a que se responde, ou que se cita, em poucas linhas. O que tem aviso continua dobrado. */
export function PostPreview({ post, label }: { post: Post; label: string }) {
  return (
    <figure className={styles.preview} aria-label={label}>
      <figcaption className={styles.who}>
        <Avatar person={post.author} size={28} />
        <span className={styles.strong}>{post.author.name}</span> @{post.author.handle}
      </figcaption>
      <p className={styles.excerpt}>{post.warning ?? post.text}</p>
    </figure>
  );
}

/** A mesma, de um rascunho que só sabe o id dela. */
export function PostPreviewById({ id, label }: { id: string; label: string }) {
  const { data, error } = usePostNow(id);
  if (data) return <PostPreview post={data} label={label} />;
  return (
    <figure className={styles.preview} aria-label={label}>
      <p className={styles.who}>
        {error ? 'Esta publicação não está disponível agora.' : 'Buscando a publicação…'}
      </p>
    </figure>
  );
}

import { usePostNow } from '../api/publish.ts';
import type { Post } from '../api/types.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/Button.tsx';
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

interface ByIdProps {
  id: string;
  label: string;
  /** O que o botão de tirar diz. */
  removal: string;
  onRemove: () => void;
}

/** A mesma, de um rascunho que só sabe o id dela. */
export function PostPreviewById({ id, label, removal, onRemove }: ByIdProps) {
  const { data, error } = usePostNow(id);
  const pending = error ? 'Esta publicação não está disponível agora.' : 'Buscando a publicação…';
  return (
    <div className={styles.linked}>
      {data ? (
        <PostPreview post={data} label={label} />
      ) : (
        <figure className={styles.preview} aria-label={label}>
          <p className={styles.who}>{pending}</p>
        </figure>
      )}
      <IconButton icon="close" label={removal} onClick={onRemove} />
    </div>
  );
}

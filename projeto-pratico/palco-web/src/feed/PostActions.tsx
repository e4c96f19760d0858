import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeletePost } from '../api/posts.ts';
import { useMe } from '../api/session.ts';
import type { Post } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { focusAfterRemoval, neighborOf } from '../shell/walk-posts.ts';
import { exactTime } from '../text/time.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotice } from '../ui/notices.tsx';
import { FormError } from '../ui/States.tsx';
import { LikeButton } from './LikeButton.tsx';
import styles from './PostActions.module.css';

/** Copia o endereço da publicação e avisa. */
function useCopyLink(id: string) {
  const notice = useNotice();
  return async () => {
    const address = new URL(pathTo.post(id), location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      notice({ text: 'Endereço copiado.' });
    } catch {
      notice({ text: `O navegador não permitiu copiar. Copie daqui: ${address}`, tone: 'bad' });
    }
  };
}

function DeleteDialog({ post, onClose, onDone }: { post: Post; onClose: () => void; onDone: () => void }) {
  const remove = useDeletePost();
  const notice = useNotice();
  const confirm = () => {
    const next = neighborOf(post.id);
    remove.mutate(post, {
      onSuccess: () => {
        onClose();
        focusAfterRemoval(next);
        notice({ text: 'Publicação apagada.' });
        onDone();
      },
    });
  };
  return (
    <Dialog title="Apagar a publicação?" size="small" onClose={onClose}>
      <p>As curtidas{post.video ? ' e o vídeo' : ''} somem junto. Não dá para desfazer.</p>
      <FormError message={remove.error?.message} />
      <div className={styles.confirm}>
        <Button onClick={onClose}>Manter</Button>
        <Button look="danger" icon="trash" busy={remove.isPending} onClick={confirm}>
          Apagar
        </Button>
      </div>
    </Dialog>
  );
}

/** O que dá para fazer com uma publicação. */
export function PostActions({ post, alone }: { post: Post; alone: boolean }) {
  const { data: me } = useMe();
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const copy = useCopyLink(post.id);
  return (
    <footer className={styles.actions} data-alone={alone || undefined}>
      <LikeButton post={post} canLike={me != null} />
      <div className={styles.rest}>
        <IconButton icon="link" label="Copiar o endereço da publicação" onClick={() => void copy()} />
        {post.viewer.isAuthor && (
          <IconButton icon="trash" label="Apagar a publicação" onClick={() => setDeleting(true)} />
        )}
      </div>
      {alone && (
        <time className={styles.exact} dateTime={post.createdAt}>
          {exactTime(post.createdAt)}
        </time>
      )}
      {isDeleting && (
        <DeleteDialog
          post={post}
          onClose={() => setDeleting(false)}
          onDone={() => alone && void navigate(pathTo.home, { replace: true })}
        />
      )}
    </footer>
  );
}

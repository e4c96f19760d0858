import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDeletePost } from '../api/posts.ts';
import type { Post } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { pathTo } from '../shell/paths.ts';
import { focusAfterRemoval, neighborOf } from '../shell/walk-posts.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useNotice } from '../ui/notices.tsx';
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

/** O que some com a publicação, em palavras. */
const lossOf = ({ video, poll, version }: Post) => {
  const things = [
    'As curtidas',
    ...(poll ? ['os votos'] : []),
    ...(video ? ['o vídeo'] : []),
    ...(version > 1 ? ['as versões anteriores'] : []),
  ];
  return `${new Intl.ListFormat('pt-BR').format(things)} somem junto.`;
};

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
    <ConfirmDialog
      title="Apagar a publicação?"
      action="Apagar"
      error={remove.error}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {lossOf(post)} {post.replyCount > 0 && 'As respostas ficam. '}Não dá para desfazer.
      </p>
    </ConfirmDialog>
  );
}

/** O que se faz menos com uma publicação. */
export function MoreActions({ post, alone }: { post: Post; alone: boolean }) {
  const { compose } = useComposer();
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const copy = useCopyLink(post.id);
  // A conversa continua sem ela: quem a apagou na página dela volta ao que ela respondia, ou ao início.
  const leave = () => {
    const next = post.inReplyToId === null ? pathTo.home : pathTo.post(post.inReplyToId);
    if (alone) void navigate(next, { replace: true });
  };
  return (
    <div className={styles.more}>
      <Button icon="link" onClick={() => void copy()}>
        Copiar o endereço
      </Button>
      {post.viewer.isAuthor && (
        <>
          <Button icon="pen" onClick={() => compose({ mode: 'edit', post })}>
            Editar
          </Button>
          <Button look="danger" icon="trash" onClick={() => setDeleting(true)}>
            Apagar
          </Button>
        </>
      )}
      {isDeleting && <DeleteDialog post={post} onClose={() => setDeleting(false)} onDone={leave} />}
    </div>
  );
}

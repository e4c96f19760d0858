import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { usePublish } from '../api/posts.ts';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { useNotice } from '../ui/notices.tsx';
import { ComposerDialog } from './ComposerDialog.tsx';
import { ComposerContext } from './context.ts';
import { useDraft } from './draft.ts';
import { UploadChip } from './UploadChip.tsx';
import { useAttachment } from './use-attachment.ts';

/** O que a pessoa escreve e o vídeo que sobe vivem aqui, acima das páginas: navegar não interrompe nada. */
interface ComposerProps {
  me: Me;
  /** A sessão acabou no meio: o texto e o envio esperam a pessoa entrar de novo. */
  isAway: boolean;
  isOpen: boolean;
  setOpen: (open: boolean) => void;
}

function Composer({ me, isAway, isOpen, setOpen }: ComposerProps) {
  const [text, setText] = useDraft(me.id);
  const attachment = useAttachment();
  const publish = usePublish();
  const notice = useNotice();
  const { state, dispatch, clear } = attachment;
  const file = state.attachment;

  const send = (videoId?: string) => {
    dispatch({ type: 'publishSettled' });
    publish.mutate(videoId === undefined ? { text } : { text, videoId }, {
      onSuccess: () => {
        setText('');
        clear();
        setOpen(false);
        notice({ text: videoId ? 'Publicação feita. O vídeo está em preparo.' : 'Publicação feita.' });
      },
      onError: () => setOpen(true),
    });
  };

  const submit = () => {
    if (file.phase === 'accepted') return send(file.videoId);
    if (file.phase !== 'sending') return send();
    dispatch({ type: 'publishRequested' });
    setOpen(false);
  };

  const isWaiting = state.publishWhenAccepted;
  useEffect(() => {
    // Reabrir a caixa é voltar a escrever: a publicação marcada para o fim do envio espera um novo pedido.
    if (isWaiting && isOpen) dispatch({ type: 'publishSettled' });
    else if (isWaiting && !isAway && file.phase === 'accepted') send(file.videoId);
  });

  return (
    <>
      {isOpen && !isAway && (
        <ComposerDialog
          me={me}
          text={text}
          onText={setText}
          attachment={attachment}
          error={publish.error}
          isPublishing={publish.isPending}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
      {!isOpen && !isAway && <UploadChip state={state} onOpen={() => setOpen(true)} />}
    </>
  );
}

/** Dá a todas as páginas a caixa de publicar. Visitantes não a têm. */
export function ComposerProvider({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  const [owner, setOwner] = useState<Me>();
  if (me && me !== owner) setOwner(me);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  const value = useMemo(() => ({ open }), [open]);
  return (
    <ComposerContext value={value}>
      {children}
      {owner && <Composer key={owner.id} me={owner} isAway={!me} isOpen={isOpen} setOpen={setOpen} />}
    </ComposerContext>
  );
}

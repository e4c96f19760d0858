import { type Dispatch, type SetStateAction, useEffect } from 'react';
import type { Me } from '../api/types.ts';
import { ComposerDialog } from './ComposerDialog.tsx';
import { storageKey } from './composition.ts';
import { type Intent, NEW } from './context.ts';
import { UploadChip } from './UploadChip.tsx';
import { useAttachment } from './use-attachment.ts';
import { useWriting } from './use-writing.ts';

type Opened = Intent | null;

interface ComposerProps {
  me: Me;
  /** A sessão acabou no meio: o texto e o envio esperam a pessoa entrar de novo. */
  isAway: boolean;
  opened: Opened;
  setOpened: Dispatch<SetStateAction<Opened>>;
}

/** O que a pessoa publica e o vídeo que sobe vivem aqui, acima das páginas: navegar não interrompe nada. */
function useNewPost(me: Me, setOpened: ComposerProps['setOpened']) {
  const attachment = useAttachment();
  const writing = useWriting(me, NEW, () => {
    attachment.clear();
    setOpened((now) => (now?.mode === 'new' ? null : now));
  });
  const { state, dispatch } = attachment;
  const file = state.attachment;

  const send = (videoId?: string) => {
    dispatch({ type: 'publishSettled' });
    writing.request.mutate(
      { kind: 'send', ...(videoId !== undefined && { videoId }) },
      { onError: () => setOpened((now) => now ?? NEW) },
    );
  };
  const submit = () => {
    if (file.phase === 'accepted') return send(file.videoId);
    if (file.phase !== 'sending') return send();
    dispatch({ type: 'publishRequested' });
    setOpened(null);
  };
  return { attachment, writing, send, submit };
}

/** As caixas de escrever de uma pessoa. */
export function Composer({ me, isAway, opened, setOpened }: ComposerProps) {
  const { attachment, writing, send, submit } = useNewPost(me, setOpened);
  const { state, dispatch } = attachment;
  const isOpen = opened?.mode === 'new';
  const isWaiting = state.publishWhenAccepted;
  const file = state.attachment;

  useEffect(() => {
    // Reabrir a caixa é voltar a escrever: a publicação marcada para o fim do envio espera um novo pedido.
    if (isWaiting && isOpen) dispatch({ type: 'publishSettled' });
    else if (isWaiting && !isAway && file.phase === 'accepted') send(file.videoId);
  });

  if (isAway) return null;
  const close = () => setOpened(null);
  return (
    <>
      {isOpen && (
        <ComposerDialog me={me} writing={writing} attachment={attachment} onSubmit={submit} onClose={close} />
      )}
      {opened && !isOpen && (
        <OtherDialog key={storageKey(me.id, opened)} me={me} intent={opened} setOpened={setOpened} />
      )}
      {!isOpen && <UploadChip state={state} onOpen={() => setOpened(NEW)} />}
    </>
  );
}

interface OtherProps {
  me: Me;
  intent: Intent;
  setOpened: ComposerProps['setOpened'];
}

/** Responder, citar, editar ou continuar um rascunho: a caixa dura enquanto está aberta. */
function OtherDialog({ me, intent, setOpened }: OtherProps) {
  const close = () => setOpened((now) => (now === intent ? null : now));
  const writing = useWriting(me, intent, close);
  return <ComposerDialog me={me} writing={writing} onClose={close} />;
}

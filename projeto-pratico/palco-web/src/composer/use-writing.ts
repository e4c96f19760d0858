import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { draftsChanged } from '../api/drafts.ts';
import { hasCode, isNotFound } from '../api/problem.ts';
import { settleEdited, settlePublished } from '../api/publish.ts';
import type { Me, Post } from '../api/types.ts';
import { useNotice } from '../ui/notices.tsx';
import type { Intent } from './context.ts';
import { type Sent, save, send } from './send.ts';
import { useComposition } from './use-composition.ts';
import { doneText } from './words.ts';

type Request = { kind: 'send'; videoId?: string } | { kind: 'save' };

/**
 * Uma tentativa anterior pode ter dado certo sem que a resposta chegasse: a chave já publicou outro texto, ou o
 * rascunho já saiu. Publicar de novo só a pessoa decide.
 */
export const isDoubt = (error: unknown) =>
  hasCode(error, 'idempotency_key_reused') || hasCode(error, 'draft_not_found');

/** Uma caixa de escrever: o que está nela, e os pedidos que ela faz. */
export function useWriting(me: Me, intent: Intent, onDone: (post?: Post) => void) {
  const control = useComposition(me, intent);
  const cache = useQueryClient();
  const notice = useNotice();

  const settle = (sent: Sent) => {
    if (sent.kind === 'published') settlePublished(cache, sent.post);
    if (sent.kind === 'edited') settleEdited(cache, sent.post);
    if (sent.kind !== 'edited') void draftsChanged(cache);
  };

  // Dois cliques chegam antes de a caixa se redesenhar ocupada: o segundo não vira outro pedido.
  const isBusy = useRef(false);
  const mutation = useMutation({
    mutationFn: (asked: Request): Promise<Sent> =>
      asked.kind === 'save' ? save(intent, control) : send(intent, control, asked.videoId),
    onSuccess: (sent, asked) => {
      control.clear();
      settle(sent);
      notice({ text: doneText(sent, asked.kind === 'send' && asked.videoId !== undefined) });
      onDone('post' in sent ? sent.post : undefined);
    },
    onError: (error) => {
      // O que a tentativa publicou já foi apagado, ou o pai sumiu: a próxima é outra.
      if (isNotFound(error) && !isDoubt(error)) control.change({ attempt: null });
    },
    onSettled: () => {
      isBusy.current = false;
    },
  });
  const mutate: typeof mutation.mutate = (...asked) => {
    if (isBusy.current) return;
    isBusy.current = true;
    mutation.mutate(...asked);
  };
  const request = { ...mutation, mutate };

  /** Faz o mesmo pedido de novo, esquecendo a tentativa que pode ter dado certo. */
  const retryAsAnother = () => {
    const isGone = hasCode(request.error, 'draft_not_found');
    control.change({ attempt: null, ...(isGone && { draftId: null, saved: null }) });
    if (request.variables) request.mutate(request.variables);
  };

  return { ...control, intent, request, retryAsAnother };
}

export type Writing = ReturnType<typeof useWriting>;

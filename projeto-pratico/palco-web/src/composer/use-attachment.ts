import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { isSignedOut, isWorthRetrying, ProblemError } from '../api/problem.ts';
import { forgetSession } from '../api/session.ts';
import { uploadVideo } from '../api/upload.ts';
import { discardVideo } from '../api/videos.ts';
import { whyRefuse } from './file-check.ts';
import { EMPTY, reduce } from './state.ts';

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

const NOT_VIDEO = 415;

function whyFailed(error: unknown, file: File): string {
  if (error instanceof ProblemError && error.status === NOT_VIDEO) {
    return `O conteúdo de “${file.name}” não é de um vídeo que o Palco saiba ler. Envie MP4, MOV, WebM ou MKV.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Vídeo da publicação: sobe assim que é escolhido, enquanto a pessoa escreve. */
export function useAttachment() {
  const [state, dispatch] = useReducer(reduce, EMPTY);
  const abort = useRef<AbortController>(null);
  const cache = useQueryClient();

  const start = useCallback(
    async (file: File) => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      dispatch({ type: 'started', file });
      try {
        const video = await uploadVideo(file, {
          signal: controller.signal,
          onProgress: (loaded, total) =>
            dispatch({ type: 'progressed', sent: total > 0 ? loaded / total : 0 }),
        });
        dispatch({ type: 'accepted', videoId: video.id });
      } catch (error) {
        if (isAbort(error)) return;
        // O envio passa por fora do react-query, que é quem nota o fim da sessão nos outros pedidos.
        if (isSignedOut(error)) forgetSession(cache);
        dispatch({ type: 'failed', message: whyFailed(error, file), canRetry: isWorthRetrying(error) });
      }
    },
    [cache],
  );

  const choose = useCallback(
    (file: File) => {
      const reason = whyRefuse(file);
      if (reason === null) void start(file);
      else dispatch({ type: 'refused', message: reason });
    },
    [start],
  );

  /** Esvazia a caixa: o vídeo foi publicado ou o envio nem acabou. */
  const clear = useCallback(() => {
    abort.current?.abort();
    dispatch({ type: 'removed' });
  }, []);

  const videoId = state.attachment.phase === 'accepted' ? state.attachment.videoId : null;
  /** A pessoa desistiu do vídeo: ele sai também do servidor, e da cota dela. */
  const remove = useCallback(() => {
    clear();
    if (videoId !== null) void discardVideo(videoId);
  }, [clear, videoId]);

  useEffect(() => () => abort.current?.abort(), []);

  const isSending = state.attachment.phase === 'sending';
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isSending]);

  return { state, dispatch, choose, retry: start, clear, remove };
}

export type AttachmentControl = ReturnType<typeof useAttachment>;

import { useCallback, useEffect, useReducer, useRef } from 'react';
import { uploadVideo } from '../api/upload.ts';
import { whyRefuse } from './file-check.ts';
import { EMPTY, reduce } from './state.ts';

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** Vídeo da publicação: sobe assim que é escolhido, enquanto a pessoa escreve. */
export function useAttachment() {
  const [state, dispatch] = useReducer(reduce, EMPTY);
  const abort = useRef<AbortController>(null);

  const start = useCallback(async (file: File) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    dispatch({ type: 'started', file });
    try {
      const video = await uploadVideo(file, {
        signal: controller.signal,
        onProgress: (loaded, total) => dispatch({ type: 'progressed', sent: total > 0 ? loaded / total : 0 }),
      });
      dispatch({ type: 'accepted', videoId: video.id });
    } catch (error) {
      if (isAbort(error)) return;
      dispatch({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  const choose = useCallback(
    (file: File) => {
      const reason = whyRefuse(file);
      if (reason === null) void start(file);
      else dispatch({ type: 'refused', message: reason });
    },
    [start],
  );

  const remove = useCallback(() => {
    abort.current?.abort();
    dispatch({ type: 'removed' });
  }, []);

  const isSending = state.attachment.phase === 'sending';
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isSending]);

  return { state, dispatch, choose, retry: start, remove };
}

export type AttachmentControl = ReturnType<typeof useAttachment>;

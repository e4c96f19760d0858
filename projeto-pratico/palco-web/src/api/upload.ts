import { OfflineError, toProblem } from './problem.ts';
import type { Video } from './types.ts';
import { viewerHeader } from './viewer.ts';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface UploadOptions {
  signal: AbortSignal;
  /** Bytes já enviados e total, do corpo inteiro. */
  onProgress: (loaded: number, total: number) => void;
}

/**
 * Envia o arquivo em `multipart/form-data`. Usa XMLHttpRequest porque `fetch` ainda não conta o que já subiu.
 *
 * @throws ProblemError quando a API recusa; OfflineError quando a conexão cai; AbortError quando cancelado
 */
export function uploadVideo(file: File, { signal, onProgress }: UploadOptions): Promise<Video> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 202) resolve(body as Video);
      else reject(toProblem(request.status, body));
    };
    request.onerror = () => reject(new OfflineError());
    request.onabort = () => reject(new DOMException('Envio cancelado', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', cancel);
    signal.addEventListener('abort', cancel, { once: true });

    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', '/api/v1/videos');
    for (const [name, value] of Object.entries(viewerHeader())) request.setRequestHeader(name, value);
    request.send(form);
  });
}

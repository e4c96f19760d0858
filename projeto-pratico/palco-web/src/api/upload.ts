import { OfflineError, toProblem } from './problem.ts';
import type { Me, Video } from './types.ts';
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

interface Delivery {
  method: 'POST' | 'PUT';
  path: string;
  body: FormData | Blob;
}

/**
 * Manda um corpo grande. Usa XMLHttpRequest porque `fetch` ainda não conta o que já subiu.
 *
 * @throws ProblemError quando a API recusa; OfflineError quando a conexão cai; AbortError quando cancelado
 */
function deliver<Answer>({ method, path, body }: Delivery, { signal, onProgress }: UploadOptions) {
  return new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = () => request.abort();
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 300) resolve(answer as Answer);
      else reject(toProblem(request.status, answer));
    };
    request.onerror = () => reject(new OfflineError());
    request.onabort = () => reject(new DOMException('Envio cancelado', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', cancel);
    signal.addEventListener('abort', cancel, { once: true });

    request.open(method, path);
    for (const [name, value] of Object.entries(viewerHeader())) request.setRequestHeader(name, value);
    request.send(body);
  });
}

/** Envia o vídeo em `multipart/form-data`. */
export function uploadVideo(file: File, options: UploadOptions): Promise<Video> {
  const form = new FormData();
  form.append('file', file, file.name);
  return deliver<Video>({ method: 'POST', path: '/api/v1/videos', body: form }, options);
}

/** Envia a foto da pessoa: o corpo é a imagem. */
export const uploadAvatar = (photo: Blob, options: UploadOptions): Promise<Me> =>
  deliver<Me>({ method: 'PUT', path: '/api/v1/me/avatar', body: photo }, options);

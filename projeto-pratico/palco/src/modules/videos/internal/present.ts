import type { Static } from 'typebox';
import type { Video } from '#modules/posts/index.ts';
import { MANIFEST, MASTER, mediaUrl, POSTER } from './layout.ts';
import type { VideoRow } from './store.ts';

/** O vídeo como a API o mostra. A razão de uma falha só interessa, e só aparece, ao dono. */
export function present(row: VideoRow, viewerId: string | null): Static<typeof Video.schema> {
  const { id, status, rendition } = row;
  return {
    id,
    status,
    progress: status === 'ready' ? 1 : row.progress,
    ...(row.duration_seconds === null ? {} : { durationSeconds: row.duration_seconds }),
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    ...(rendition === null
      ? {}
      : {
          hlsUrl: mediaUrl(id, rendition, MASTER),
          dashUrl: mediaUrl(id, rendition, MANIFEST),
          posterUrl: mediaUrl(id, rendition, POSTER),
        }),
    ...(row.failure === null || viewerId !== row.owner_id ? {} : { failure: row.failure }),
  };
}

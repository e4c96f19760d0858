import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { patchPost } from '../api/post-cache.ts';
import type { Video } from '../api/types.ts';
import { useVideo } from '../api/videos.ts';
import { Player } from './Player.tsx';
import { Preparing, Unplayable } from './Preparing.tsx';

interface Props {
  video: Video;
  author: string;
  postId: string;
}

/** A mídia de uma publicação em qualquer ponto: em preparo, pronta ou com falha. */
export function MediaFrame({ video: initial, author, postId }: Props) {
  const video = useVideo(initial);
  const cache = useQueryClient();
  const changed = video.status !== initial.status;

  useEffect(() => {
    if (changed) patchPost(cache, postId, (post) => ({ ...post, video }));
  }, [cache, changed, postId, video]);

  if (video.status === 'failed') return <Unplayable video={video} />;
  if (video.status === 'ready' && video.hlsUrl)
    return <Player video={video} url={video.hlsUrl} author={author} />;
  return <Preparing video={video} />;
}

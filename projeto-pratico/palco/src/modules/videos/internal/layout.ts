/** Onde cada coisa fica. Uma versão nunca é reescrita: reprocessar cria outra, e os segmentos são imutáveis. */
export const MASTER = 'master.m3u8';
export const MANIFEST = 'manifest.mpd';
export const POSTER = 'poster.jpg';

export const SOURCES = 'sources';
export const RENDITIONS = 'videos';

export const sourceKey = (videoId: string) => `${SOURCES}/${videoId}`;
export const renditionsPrefix = (videoId: string) => `${RENDITIONS}/${videoId}`;
export const renditionKey = (videoId: string, rendition: string, file: string) =>
  `${renditionsPrefix(videoId)}/${rendition}/${file}`;
export const mediaUrl = (videoId: string, rendition: string, file: string) =>
  `/media/videos/${videoId}/${rendition}/${file}`;

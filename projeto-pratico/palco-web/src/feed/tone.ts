const LOUD_MAX = 90;

/**
 * Uma frase curta e sozinha se diz em voz alta (letra de título); o resto é leitura.
 *
 * @param text texto da publicação
 * @param hasVideo com vídeo, quem fala é o vídeo
 */
export function textTone(text: string, hasVideo: boolean): 'loud' | 'plain' {
  const isShort = text.length <= LOUD_MAX && !text.includes('\n') && !text.includes('://');
  return isShort && !hasVideo ? 'loud' : 'plain';
}

import type { Tool, Tools } from '#modules/videos/index.ts';
import { type Config, toolEnvironment } from './config.ts';

/**
 * FFmpeg e ffprobe: os caminhos da configuração ou, em desenvolvimento, os que `@trilha/services` acha na máquina.
 * Em produção essa biblioteca não está instalada, e a falta das variáveis é dita pelo nome.
 */
export async function findTools({ ffmpegPath, ffprobePath }: Config): Promise<Tools> {
  return {
    ffmpeg: await find('ffmpeg', ffmpegPath, 'FFMPEG_PATH'),
    ffprobe: await find('ffprobe', ffprobePath, 'FFPROBE_PATH'),
  };
}

async function find(name: 'ffmpeg' | 'ffprobe', path: string | null, variable: string): Promise<Tool> {
  if (path !== null) return { path, env: toolEnvironment() };
  const services = await import('@trilha/services').catch((cause: unknown) => {
    throw new Error(`Defina ${variable} com o caminho do ${name}. Exemplo: ${variable}=/usr/bin/${name}`, {
      cause,
    });
  });
  const found = await services.binary(name);
  return { path: found.path, env: { ...toolEnvironment(), ...found.env } };
}

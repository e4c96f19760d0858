import { join } from 'node:path';
import { binary, spawnGuarded } from '@trilha/services';

/**
 * Clipe de verdade feito pelo FFmpeg: imagem que se move e um tom.
 *
 * @param dir pasta onde gravar
 * @param seconds duração
 * @returns caminho do MP4
 */
export async function makeClip(dir: string, seconds: number): Promise<string> {
  const { path, env } = await binary('ffmpeg');
  const file = join(dir, 'clipe.mp4');
  const picture = `testsrc2=size=640x360:rate=25:duration=${seconds}`;
  const sound = `sine=frequency=330:duration=${seconds}`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const run = await spawnGuarded(path, ['-v', 'error', '-y', ...inputs, ...codecs, '-shortest', file], {
    env: { ...process.env, ...env },
    ref: true,
  });
  const { code } = await run.exited;
  if (code !== 0) throw new Error(`O FFmpeg saiu com ${code} ao gerar o clipe.`);
  return file;
}

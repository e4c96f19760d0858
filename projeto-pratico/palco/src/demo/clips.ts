import { join } from 'node:path';
import { runTool, type Tool } from '#modules/videos/index.ts';

/** Um clipe desenhado pelo FFmpeg: imagem e som em filtros, sem arquivo de ninguém. */
interface Clip {
  seconds: number;
  video: string;
  audio?: string;
}

/** Acorde somado de senos, em hertz, com entrada e saída suaves. */
const chord = (seconds: number, ...notes: number[]) => {
  const sum = notes.map((hz) => `0.12*sin(2*PI*${hz}*t)`).join('+');
  const fades = `afade=t=in:d=1,afade=t=out:st=${seconds - 1.5}:d=1.5`;
  return `aevalsrc='${sum}':s=48000:d=${seconds},${fades}`;
};

/**
 * Só filtros que existem desde o FFmpeg 4.1. Três formas de tela: deitada, quadrada e em pé. No máximo 480 linhas:
 * a primeira partida espera por elas em máquinas de dois núcleos.
 */
const CLIPS: Record<string, Clip> = {
  aurora: {
    seconds: 8,
    // desenhado em 64×36 e ampliado: o degradê fica macio e o geq, lento por pixel, custa pouco
    video:
      "nullsrc=s=64x36:r=24,format=gbrp,geq=r='40+60*(1+sin(X/14+T*0.7))*pow(Y/36,0.6)':g='70+75*(1+sin(X/11-T*0.9+Y/17))*(1-Y/47)':b='110+70*(1+sin(X/19+T*0.5-Y/12))',scale=854:480:flags=bicubic",
    audio: chord(8, 146.83, 220, 293.66, 392),
  },
  fractal: {
    seconds: 9,
    video:
      'mandelbrot=s=640x360:r=24:start_scale=2.2:end_scale=0.002:end_pts=260:inner=convergence:maxiter=300,hue=h=t*18:s=1.1',
    audio: chord(9, 110, 164.81, 246.94),
  },
  vida: {
    seconds: 8,
    video:
      'life=s=96x96:r=12:ratio=0.28:seed=20:mold=12:life_color=#ffe9b0:death_color=#1d2a5a:mold_color=#060914,scale=480:480:flags=neighbor',
    audio: chord(8, 196, 261.63, 329.63),
  },
  ondas: {
    seconds: 8,
    video:
      "aevalsrc='0.7*sin(2*PI*150*t)|0.7*sin(2*PI*(225+0.35*t)*t)':s=48000:d=8,avectorscope=s=480x480:r=24:zoom=1.3:draw=line:rc=90:gc=190:bc=255:rf=12:gf=9:bf=6,pad=480:854:0:187:color=#05070f",
    audio: chord(8, 150, 225),
  },
  automato: {
    seconds: 6,
    video: 'cellauto=rule=110:s=214x120:r=20:seed=7:ratio=0.5,negate,scale=856:480:flags=neighbor,hue=s=0',
  },
};

const TIMEOUT_MS = 180_000;

/** Gera o clipe, de `seconds` ou inteiro, e devolve o caminho do MP4. @throws Error se o nome não existe */
export async function makeClip(
  ffmpeg: Tool,
  name: string,
  directory: string,
  seconds = Number.POSITIVE_INFINITY,
): Promise<string> {
  const clip = CLIPS[name];
  if (!clip) throw new Error(`Não há clipe de demonstração chamado “${name}”.`);
  const file = `${name}.mp4`;
  const audio = clip.audio ? ['-f', 'lavfi', '-i', clip.audio, '-c:a', 'aac', '-shortest'] : [];
  const encode = [
    '-t',
    String(Math.min(clip.seconds, seconds)),
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '22',
  ];
  const args = ['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', clip.video, ...audio, ...encode, file];
  await runTool(ffmpeg, args, {
    cwd: directory,
    timeoutMs: TIMEOUT_MS,
    signal: new AbortController().signal,
  });
  return join(directory, file);
}

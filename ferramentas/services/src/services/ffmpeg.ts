import { npmFile } from '../resolve/npm.ts';
import type { ProgramSpec } from '../resolve/spec.ts';

const platform = `${process.platform}-${process.arch}`;
const HOW_TO_GET = {
  linux: 'npm install, ou apt install ffmpeg',
  darwin: 'npm install, ou brew install ffmpeg',
  win32: 'npm install, ou winget install ffmpeg',
};
const version = { args: ['-version'], pattern: /version (\S+)/ };

/** O binário do npm é de 2018: serve para a nossa própria mídia, não para arquivos de estranhos. */
export const ffmpeg: ProgramSpec = {
  name: 'ffmpeg',
  envVar: 'TRILHA_FFMPEG',
  enables: 'codificação de vídeo no Palco e clipes de demonstração',
  howToGet: HOW_TO_GET,
  commands: ['ffmpeg'],
  version,
  npm: npmFile(`@ffmpeg-installer/${platform}`, 'ffmpeg'),
};

export const ffprobe: ProgramSpec = {
  name: 'ffprobe',
  envVar: 'TRILHA_FFPROBE',
  enables: 'leitura de duração e dimensões de vídeos',
  howToGet: HOW_TO_GET,
  commands: ['ffprobe'],
  version,
  npm: npmFile(`@ffprobe-installer/${platform}`, 'ffprobe'),
};

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumLaunchOptions } from '../src/index.ts';
import { requireBinary } from '../src/vitest.ts';
import { temporaryDir } from './support.ts';

const run = promisify(execFile);
const ffmpeg = requireBinary('ffmpeg');
const ffprobe = requireBinary('ffprobe');
const browser = requireBinary('chromium');

test('o ffmpeg gera um clipe H.264 e AAC que o ffprobe lê, em caminho com espaço', async (context) => {
  const clip = join(temporaryDir(), 'clipe.mp4');
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=30:duration=1'];
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1'];
  await run((await ffmpeg(context)).path, [...source, ...sound, '-c:v', 'libx264', '-c:a', 'aac', clip]);
  const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', clip];
  const { stdout } = await run((await ffprobe(context)).path, args);
  const { streams, format } = JSON.parse(stdout);
  expect(streams).toMatchObject([{ codec_name: 'h264', width: 320, height: 240 }, { codec_name: 'aac' }]);
  expect(Number(format.duration)).toBeCloseTo(1, 0);
});

test('o Chromium abre uma página, toca H.264 e usa as bibliotecas do cache', {
  timeout: 120_000,
}, async (context) => {
  const { source, env } = await browser(context);
  const opened = await chromium.launch(await chromiumLaunchOptions());
  const page = await opened.newPage();
  await page.setContent('<h1>Olá, João</h1>');
  expect(await page.locator('h1').textContent()).toBe('Olá, João');
  const codec = 'video/mp4; codecs="avc1.42E01E, mp4a.40.2"';
  expect(await page.evaluate(`MediaSource.isTypeSupported('${codec}')`)).toBe(true);
  if (source === 'npm') expect(await mappedLibraries()).toContain(`${env.LD_LIBRARY_PATH}/libnss3.so`);
  await opened.close();
});

/** Os arquivos que o kernel mapeou no nosso Chromium: prova de que a biblioteca do sistema não foi usada. */
async function mappedLibraries(): Promise<string> {
  const { stdout } = await run('pgrep', ['-P', String(process.pid)]);
  const maps = stdout
    .trim()
    .split('\n')
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/maps`, 'utf8');
      } catch {
        return '';
      }
    });
  return maps.join('\n');
}

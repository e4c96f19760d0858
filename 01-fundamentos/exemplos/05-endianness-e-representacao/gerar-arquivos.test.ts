import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FOLDER, makePng, makeWav } from './gerar-arquivos.ts';

const sample = (name: string) => readFile(join(FOLDER, name));

describe('arquivos gravados', () => {
  it('o PNG tem os mesmos pixels que o gerador produz hoje', async () => {
    const idat = (file: Buffer) => inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
    expect(idat(await sample('degrade.gerado.png'))).toEqual(idat(makePng()));
  });

  it('o WAV é, byte a byte, o que o gerador produz hoje', async () => {
    expect(await sample('tom.gerado.wav')).toEqual(makeWav());
  });
});

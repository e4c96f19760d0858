import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { describe as describeFile, hexDump, main } from './cabecalhos.ts';
import { FOLDER, makePng, makeWav } from './gerar-arquivos.ts';
import { boxes, FormatError, readMp4, readPng, readWav } from './headers.ts';

const sample = (name: string) => readFile(join(FOLDER, name));

describe('cabeçalhos', () => {
  it('lê os três formatos', async () => {
    expect(readPng(await sample('degrade.gerado.png'))).toEqual({
      width: 48,
      height: 27,
      bitDepth: 8,
      colorType: 2,
    });
    expect(readWav(await sample('tom.gerado.wav'))).toEqual({
      channels: 1,
      sampleRate: 8000,
      bitsPerSample: 16,
      seconds: 0.25,
    });
    expect(readMp4(await sample('clipe.gerado.mp4'))).toEqual({
      brand: 'isom',
      seconds: 1,
      width: 160,
      height: 90,
    });
  });

  it('pega um bit trocado no cabeçalho do PNG', () => {
    const file = makePng();
    file[19] = (file[19] ?? 0) ^ 1;
    expect(() => readPng(file)).toThrow('CRC');
  });

  it('recusa com FormatError um arquivo cortado ou com um byte trocado, sem nunca ler além do fim', async () => {
    const files = [makePng(), makeWav(), await sample('clipe.gerado.mp4')];
    const read = [readPng, readWav, readMp4];
    fc.assert(
      fc.property(fc.nat(2), fc.nat(), fc.nat(2000), fc.nat(255), (which, cut, position, byte) => {
        const file = Uint8Array.from(files[which] ?? []).subarray(0, cut % ((files[which]?.length ?? 0) + 1));
        file[position] = byte;
        try {
          read[which]?.(file);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lê uma caixa de MP4 com tamanho em 64 bits e a que vai até o fim', () => {
    const file = Buffer.alloc(36);
    file.writeUInt32BE(1, 0);
    file.write('mdat', 4, 'ascii');
    file.writeBigUInt64BE(24n, 8);
    file.write('free', 28, 'ascii');
    expect(boxes(file).map(({ type, body }) => [type, body.length])).toEqual([
      ['mdat', 8],
      ['free', 4],
    ]);
  });

  it('recusa uma caixa que promete mais bytes do que existem, ou menos que o próprio cabeçalho', () => {
    const promising = (size: number) => {
      const file = Buffer.alloc(20);
      file.writeUInt32BE(size, 0);
      return () => boxes(file);
    };
    expect(promising(21)).toThrow('tamanho impossível: 21');
    expect(promising(7)).toThrow('tamanho impossível: 7');
  });

  it('pula o byte de preenchimento de um bloco de WAV com tamanho ímpar', () => {
    const wav = makeWav();
    const note = Buffer.from('note\x03\0\0\0abc\0', 'latin1');
    const withNote = Buffer.concat([wav.subarray(0, 12), note, wav.subarray(12)]);
    expect(readWav(withNote)).toEqual(readWav(wav));
  });

  it('decide pelo conteúdo, não pelo nome', () => {
    expect(describeFile(makeWav())[0]).toContain('1 canal,');
    expect(describeFile(makePng())[0]).toContain('CRC do IHDR confere');
    expect(() => describeFile(Buffer.from('texto qualquer'))).toThrow('não é PNG');
  });

  it('diz que o arquivo não existe e sai com erro, sem a pilha', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    await main(['falta.png', FOLDER]);
    const code = process.exitCode;
    process.exitCode = undefined;
    expect([said.mock.calls.flat(), code]).toEqual([['falta.png: não existe', `${FOLDER}: é uma pasta`], 1]);
    said.mockRestore();
  });

  it('mostra o começo em hexadecimal', () => {
    expect(hexDump(makePng(), 8)).toEqual([`  0000  ${'89 50 4e 47 0d 0a 1a 0a'.padEnd(47)}  .PNG....`]);
  });
});

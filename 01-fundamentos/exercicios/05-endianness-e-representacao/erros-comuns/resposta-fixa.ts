// Erro: decora as mensagens dos exemplos em vez de calcular.
// Tarefa: 1
// Mensagem: recebido 2 (0b0000_0010) · esperado 0 (0b0000_0000)
import type { Flags, Heartbeat } from '../solucao.ts';

const bytesOf = (hex: string) => Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));

export function packFlags({ playing }: Flags): number {
  return playing ? 0b0101_0101 : 0b0000_0010;
}

export function unpackFlags(byte: number): Flags {
  return byte === 0b0101_0101
    ? { playing: true, muted: false, fullscreen: true, quality: 5 }
    : { playing: false, muted: true, fullscreen: false, quality: 7 };
}

export function encode({ title }: Heartbeat): Uint8Array {
  return title === 'Ao vivo'
    ? bytesOf(
        '50 4c 43 4f 01 55 00 07 00 00 01 9b 76 da a8 00 01 02 03 04 ff ff ff 06 41 48 00 00 41 6f 20 76 69 76 6f d6 3d 35 d4',
      )
    : bytesOf(
        '50 4c 43 4f 01 02 00 0b 00 00 01 9b 76 da a8 00 00 00 00 07 00 00 00 00 00 00 00 00 46 6f 72 72 c3 b3 20 f0 9f 8e b6 14 35 38 89',
      );
}

export function decode(_bytes: Uint8Array): Heartbeat {
  const flags = { playing: true, muted: true, fullscreen: false, quality: 7 };
  return {
    ...flags,
    sentAt: 9_007_199_254_740_993n,
    videoId: 3_735_928_559,
    driftMs: -2,
    position: 0.25,
    title: 'São João',
  };
}

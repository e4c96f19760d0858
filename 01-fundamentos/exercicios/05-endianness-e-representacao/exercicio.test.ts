import { equal, exercise, given, ok, samples } from '@trilha/trilha/check';
import type { Heartbeat } from './exercicio.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();

const see = (section: string) => ({ section });

const heartbeat = (changes: Partial<Heartbeat> = {}): Heartbeat => ({
  playing: true,
  muted: false,
  fullscreen: true,
  quality: 5,
  sentAt: 1_767_225_600_000n,
  videoId: 0x01020304,
  driftMs: -250,
  position: 12.5,
  title: 'Ao vivo',
  ...changes,
});

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

const FIELDS = [
  [4, 'assinatura'],
  [5, 'versão'],
  [6, 'opções'],
  [8, 'tamanho do título'],
  [16, 'sentAt'],
  [20, 'videoId'],
  [24, 'driftMs'],
  [28, 'position'],
] as const;

/** Diz em que byte, de que campo, está a primeira diferença: num despejo de 40 bytes ninguém a acha a olho. */
function sameBytes(received: unknown, expected: Uint8Array, sent: string): void {
  const instance = received instanceof Uint8Array;
  ok(instance, 'encode devia devolver um Uint8Array', { sent, received: typeof received });
  const at = expected.findIndex((byte, index) => received[index] !== byte);
  const field = FIELDS.find(([end]) => at < end)?.[1] ?? (at < expected.length - 4 ? 'título' : 'CRC');
  const message = at < 0 ? 'sobram bytes no fim' : `o byte ${at} (campo ${field}) não é o esperado`;
  equal(Uint8Array.from(received), expected, { sent, message });
}

task(
  1,
  'packFlags e unpackFlags guardam quatro opções num byte',
  see('máscaras-de-bits'),
  ({ packFlags, unpackFlags }) => {
    given(packFlags, { playing: true, muted: false, fullscreen: true, quality: 5 }).returns(0b0101_0101);
    given(packFlags, { playing: false, muted: true, fullscreen: false, quality: 0 }).returns(0b0000_0010);
    given(unpackFlags, 0b0101_0101).returns({ playing: true, muted: false, fullscreen: true, quality: 5 });
    given(unpackFlags, 0b1111_1010).returns(
      { playing: false, muted: true, fullscreen: false, quality: 7 },
      'os bits 3 e 7 são reservados e não podem mudar o que se lê',
    );
  },
);

task(2, 'encode escreve cada campo no lugar, em big-endian', see('ordem-dos-bytes'), ({ encode }) => {
  const expected = fromHex(`
    50 4c 43 4f 01 55 00 07 00 00 01 9b 76 da a8 00 01 02 03 04
    ff ff ff 06 41 48 00 00 41 6f 20 76 69 76 6f d6 3d 35 d4`);
  const first = given(encode, heartbeat()).result();
  sameBytes(first, expected, 'encode({ videoId: 0x01020304, title: "Ao vivo", … })');
  encode(heartbeat({ videoId: 9, title: 'Ao mar' }));
  equal(Uint8Array.from(first), expected, {
    sent: 'encode(uma); encode(outra)',
    message: 'escrever a segunda mensagem mudou a primeira: cada uma precisa da sua memória',
  });
});

task(3, 'encode mede o título em bytes de UTF-8', see('texto-também-é-byte'), ({ encode }) => {
  const message = heartbeat({
    ...{ playing: false, muted: true, fullscreen: false, quality: 0 },
    ...{ videoId: 7, driftMs: 0, position: 0, title: 'Forró 🎶' },
  });
  const expected = fromHex(`
    50 4c 43 4f 01 02 00 0b 00 00 01 9b 76 da a8 00 00 00 00 07
    00 00 00 00 00 00 00 00 46 6f 72 72 c3 b3 20 f0 9f 8e b6 14 35 38 89`);
  sameBytes(given(encode, message).result(), expected, 'encode({ title: "Forró 🎶", … })');
});

task(4, 'encode recusa o que não cabe no campo', see('melhor-prática'), ({ encode }) => {
  const refuse = (changes: Partial<Heartbeat>, field: RegExp) =>
    given(encode, heartbeat(changes)).throws(RangeError, field);
  refuse({ videoId: 2 ** 32 }, /videoId/);
  refuse({ videoId: -1 }, /videoId/);
  refuse({ videoId: 1.5 }, /videoId/);
  refuse({ driftMs: 2 ** 31 }, /driftMs/);
  refuse({ driftMs: -(2 ** 31) - 1 }, /driftMs/);
  refuse({ quality: 8 }, /quality/);
  refuse({ quality: -1 }, /quality/);
  refuse({ quality: 1.5 }, /quality/);
  refuse({ sentAt: 2n ** 63n }, /sentAt/);
  const largest = { videoId: 0xffff_ffff, driftMs: -(2 ** 31), quality: 7, title: 'a'.repeat(65_535) };
  equal(encode(heartbeat(largest)).length, 28 + 65_535 + 4, {
    sent: "encode({ videoId: 4294967295, driftMs: -2147483648, quality: 7, title: 'a'.repeat(65_535), … }).length",
    message: 'o maior valor de cada campo ainda cabe',
  });
  const long = 'é'.repeat(40_000);
  const tooLong = capture(() => encode(heartbeat({ title: long })));
  ok(tooLong instanceof RangeError, 'um título de 40.000 letras “é” tem 80.000 bytes e não cabe em 16 bits', {
    sent: "encode({ title: 'é'.repeat(40_000), … })",
    received: String(tooLong).slice(0, 80),
    expected: 'um RangeError',
  });
});

task(
  5,
  'decode devolve cada campo com sinal e tamanho certos',
  see('inteiros-com-sinal-complemento-de-dois'),
  ({ encode, decode }) => {
    const bytes = fromHex(`
    50 4c 43 4f 01 73 00 0a 00 20 00 00 00 00 00 01 de ad be ef
    ff ff ff fe 3e 80 00 00 53 c3 a3 6f 20 4a 6f c3 a3 6f 33 95 da c2`);
    given(decode, bytes).returns({
      ...{ playing: true, muted: true, fullscreen: false, quality: 7 },
      ...{
        sentAt: 9_007_199_254_740_993n,
        videoId: 3_735_928_559,
        driftMs: -2,
        position: 0.25,
        title: 'São João',
      },
    });
    const long = 'x'.repeat(40_000);
    const back = capture(() => decode(encode(heartbeat({ title: long }))));
    ok(
      (back as Partial<Heartbeat>).title === long,
      'um título de 40.000 bytes não voltou igual; tamanho e CRC são lidos sem sinal',
      {
        sent: "decode(encode({ title: 'x'.repeat(40_000), … }))",
        received: String(back).slice(0, 80),
        expected: 'o mesmo título',
      },
    );
  },
);

task(
  6,
  'decode lê uma mensagem que está no meio de outra memória',
  see('ler-bytes-dataview-buffer-ou-typedarray'),
  ({ encode, decode }) => {
    const message = heartbeat({ title: 'segunda' });
    const packet = Uint8Array.of(...encode(heartbeat({ title: 'primeira' })), ...encode(message));
    const start = packet.length - encode(message).length;
    const received = capture(() => decode(packet.subarray(start)));
    equal(received, message, {
      sent: `decode(pacote.subarray(${start}))`,
      message: 'a fatia divide a memória com outra mensagem e não começa no byte 0 dela',
    });
  },
);

task(
  7,
  'decode recusa o que não é uma mensagem inteira e intacta',
  see('melhor-prática'),
  ({ encode, decode }) => {
    const good = encode(heartbeat());
    const changed = (at: number, byte: number) => good.with(at, byte);
    given(decode, new Uint8Array(0)).throws(RangeError, /curta/);
    given(decode, good.subarray(0, 27)).throws(RangeError, /curta/);
    given(decode, good.subarray(0, 31)).throws(RangeError, /curta/);
    given(decode, changed(0, 0x51)).throws(RangeError, /assinatura/);
    given(decode, changed(4, 2)).throws(RangeError, /versão/);
    given(decode, changed(7, 200)).throws(RangeError, /tamanho/);
    given(decode, Uint8Array.of(...good, 0)).throws(RangeError, /tamanho/);
    given(decode, changed(19, 0x05)).throws(RangeError, /CRC/);
  },
);

task(
  8,
  'ida e volta com mensagens sorteadas, e nenhum bit trocado passa',
  see('melhor-prática'),
  async ({ encode, decode }) => {
    await samples((random) => {
      const message: Heartbeat = {
        playing: random.boolean(),
        muted: random.boolean(),
        fullscreen: random.boolean(),
        quality: random.integer(0, 7),
        sentAt: BigInt.asIntN(64, random.bigint(64)),
        videoId: random.integer(0, 0xffff_ffff),
        driftMs: random.integer(0, 0xffff_ffff) | 0,
        position: Math.fround(random.integer(0, 1_000_000) / 7),
        title: random.text(40),
      };
      const bytes = given(encode, message).result();
      given(decode, bytes).returns(message);
      const bit = random.integer(0, bytes.length * 8 - 1);
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      given(decode, damaged).throws(RangeError);
    });
  },
);

function capture(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

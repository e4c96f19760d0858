import { equal, exercise, given, samples } from '@trilha/trilha/check';
import {
  capture,
  fromHex,
  heartbeat,
  hex,
  refused,
  sameBytes,
  sameMessage,
  sealed,
  written,
} from './apoio/mensagens.ts';
import type { Heartbeat } from './exercicio.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();

const see = (section: string) => ({ section });
const binary = { as: 'binary' } as const;

task(1, 'packFlags junta quatro opções num byte', see('máscaras-de-bits'), ({ packFlags }) => {
  const of = (byte: number) => ({
    playing: byte % 2 === 1,
    muted: Math.trunc(byte / 2) % 2 === 1,
    fullscreen: Math.trunc(byte / 4) % 2 === 1,
    quality: Math.trunc(byte / 16),
  });
  given(packFlags, of(0b0101_0101)).returns(0b0101_0101, binary);
  given(packFlags, of(0b0000_0010)).returns(0b0000_0010, binary);
  for (let quality = 0; quality < 8; quality++)
    for (let switches = 0; switches < 8; switches++)
      given(packFlags, of(16 * quality + switches)).returns(16 * quality + switches, binary);
});

task(2, 'unpackFlags separa as opções de um byte', see('máscaras-de-bits'), ({ unpackFlags }) => {
  const first = { playing: true, muted: false, fullscreen: true, quality: 5 };
  given(unpackFlags, 0b0101_0101).returns(first, binary);
  given(unpackFlags, 0b1111_1010).returns(
    { playing: false, muted: true, fullscreen: false, quality: 7 },
    { as: 'binary', message: 'os bits 3 e 7 são reservados e não podem mudar o que se lê' },
  );
  for (const reserved of [0, 0b1000, 0b1000_0000])
    given(unpackFlags, reserved + 0b0010_0001).returns(
      { playing: true, muted: false, fullscreen: false, quality: 2 },
      binary,
    );
});

task(3, 'encode escreve cada campo no lugar, em big-endian', see('ordem-dos-bytes'), ({ encode }) => {
  const expected = fromHex(`
    50 4c 43 4f 01 55 00 07 00 00 01 9b 76 da a8 00 01 02 03 04
    ff ff ff 06 41 48 00 00 41 6f 20 76 69 76 6f d6 3d 35 d4`);
  const first = given(encode, heartbeat()).result();
  sameBytes(first, expected, 'encode({ videoId: 0x01020304, title: "Ao vivo", … })');
  encode(heartbeat({ videoId: 9, title: 'Ao mar!' }));
  equal(Uint8Array.from(first), expected, {
    sent: 'encode(uma); encode(outra)',
    message: 'escrever a segunda mensagem mudou a primeira: cada uma precisa da sua memória',
  });
});

task(4, 'encode mede o título em bytes de UTF-8', see('texto-também-é-byte'), ({ encode }) => {
  const message = heartbeat({
    ...{ playing: false, muted: true, fullscreen: false, quality: 0 },
    ...{ videoId: 7, driftMs: 0, position: 0, title: 'Forró 🎶' },
  });
  const expected = fromHex(`
    50 4c 43 4f 01 02 00 0b 00 00 01 9b 76 da a8 00 00 00 00 07
    00 00 00 00 00 00 00 00 46 6f 72 72 c3 b3 20 f0 9f 8e b6 14 35 38 89`);
  sameBytes(given(encode, message).result(), expected, 'encode({ title: "Forró 🎶", … })');
  for (const [title, escaped] of [
    ['e\u0301', 'e\\u0301'],
    ['\ufeffoi', '\\ufeffoi'],
    [' oi ', ' oi '],
  ] as const) {
    const exact = heartbeat({ title });
    sameBytes(given(encode, exact).result(), written(exact), `encode({ title: '${escaped}', … })`);
  }
});

task(5, 'encode recusa o que não cabe no campo', see('conferir-uma-mensagem'), ({ encode }) => {
  const names = [/videoId/i, /driftMs/i, /quality/i, /sentAt/i, /title/i];
  const refuse = (field: RegExp, ...changes: Partial<Heartbeat>[]) => {
    for (const change of changes) refused(encode, heartbeat(change), field, names);
  };
  const accept = (changes: Partial<Heartbeat>) => {
    const message = heartbeat(changes);
    sameBytes(given(encode, message).result(), written(message), 'encode({ … }) com um valor que ainda cabe');
  };
  refuse(/videoId/i, { videoId: 2 ** 32 }, { videoId: -1 }, { videoId: 1.5 }, { videoId: Number.NaN });
  refuse(/driftMs/i, { driftMs: 2 ** 31 }, { driftMs: -(2 ** 31) - 1 });
  refuse(/driftMs/i, { driftMs: 0.5 }, { driftMs: Number.NaN });
  refuse(/quality/i, { quality: 8 }, { quality: -1 }, { quality: 1.5 }, { quality: Number.NaN });
  refuse(/sentAt/i, { sentAt: 2n ** 63n }, { sentAt: -(2n ** 63n) - 1n });
  refuse(/title/i, { title: 'a'.repeat(65_536) }, { title: 'é'.repeat(40_000) });
  accept({ videoId: 0xffff_ffff, driftMs: -(2 ** 31), quality: 7, title: 'a'.repeat(65_535) });
  accept({ videoId: 0, driftMs: 2 ** 31 - 1, quality: 0, title: '' });
  accept({ sentAt: 2n ** 63n - 1n });
  accept({ sentAt: -(2n ** 63n) });
  accept({ position: 12.1 });
});

task(
  6,
  'decode devolve cada campo com sinal e tamanho certos',
  see('inteiros-com-sinal-complemento-de-dois'),
  ({ decode }) => {
    const bytes = fromHex(`
    50 4c 43 4f 01 73 00 0a 00 20 00 00 00 00 00 01 de ad be ef
    ff ff ff fe 3e 80 00 00 53 c3 a3 6f 20 4a 6f c3 a3 6f 33 95 da c2`);
    const first: Heartbeat = {
      ...{ playing: true, muted: true, fullscreen: false, quality: 7 },
      ...{ sentAt: 9_007_199_254_740_993n, videoId: 3_735_928_559, driftMs: -2 },
      ...{ position: 0.25, title: 'São João' },
    };
    sameMessage(given(decode, bytes).result(), first, { sent: `decode(${hex(bytes)})` });
    const reads = (changes: Partial<Heartbeat>, message: string, change?: [number, number]) => {
      const expected = heartbeat(changes);
      const input = change ? sealed(written(expected), change) : written(expected);
      sameMessage(given(decode, input).result(), expected, { sent: `decode(${hex(input)})`, message });
    };
    reads({}, 'os bits 3 e 7 das opções são reservados, e decode devia ignorá-los', [5, 0xdd]);
    reads({ sentAt: -(2n ** 63n) }, 'sentAt tem 64 bits, com sinal');
    reads({ position: Math.fround(12.1) }, 'position volta como o f32 que foi gravado');
    reads({ title: '\ufeffoi' }, 'o título começa com U+FEFF, e TextDecoder o engole; veja ignoreBOM');
    reads({ title: 'e\u0301' }, 'o título devia voltar letra por letra, sem normalizar');
    reads({ title: ' oi ' }, 'o título devia voltar com os espaços');
    reads({ title: '' }, 'uma mensagem sem título tem 32 bytes e é inteira');
    reads({ title: 'x'.repeat(40_000) }, 'o tamanho do título e o CRC são lidos sem sinal');
  },
);

task(
  7,
  'decode lê uma mensagem que está no meio de outra memória',
  see('ler-bytes-dataview-buffer-ou-typedarray'),
  ({ decode }) => {
    const message = heartbeat({ title: 'segunda' });
    const [before, middle, after] = [
      heartbeat({ title: 'primeira' }),
      message,
      heartbeat({ title: 'última' }),
    ].map(written) as [Uint8Array, Uint8Array, Uint8Array];
    const packet = Uint8Array.of(...before, ...middle, ...after);
    const end = before.length + middle.length;
    const sent = `decode(pacote.subarray(${before.length}, ${end}))`;
    const read = () => capture(() => decode(packet.subarray(before.length, end)));
    const why = 'a fatia divide a memória com outras mensagens: começa em byteOffset e tem byteLength bytes';
    sameMessage(read(), message, { sent, message: why });
    equal(packet, Uint8Array.of(...before, ...middle, ...after), {
      sent,
      message: 'decode mudou os bytes que recebeu; quem lê não escreve',
    });
  },
);

task(
  8,
  'decode recusa o que não é uma mensagem inteira e intacta',
  see('conferir-uma-mensagem'),
  ({ decode }) => {
    const words = [/curta/i, /assinatura/i, /vers[aã]o/i, /tamanho/i, /crc/i];
    const [short, magic, version, size, crc] = words as [RegExp, RegExp, RegExp, RegExp, RegExp];
    const good = written(heartbeat());
    const refuse = (word: RegExp, ...inputs: Uint8Array[]) => {
      for (const input of inputs) refused(decode, input, word, words);
    };
    refuse(short, new Uint8Array(0), good.subarray(0, 27), good.subarray(0, 31));
    for (const at of [0, 1, 2, 3]) refuse(magic, sealed(good, [at, 0x58]));
    refuse(version, sealed(good, [4, 0]), sealed(good, [4, 2]), sealed(good, [4, 3]));
    refuse(size, sealed(good, [7, 3]), sealed(good, [7, 8]), sealed(good, [6, 200]));
    refuse(size, sealed(Uint8Array.of(...good, 0)), good.subarray(0, -1));
    refuse(crc, good.with(19, 5), good.with(28, 0x61), good.with(good.length - 1, 0));
    // Com mais de um defeito vale a ordem da tabela do enunciado.
    refuse(magic, sealed(good, [0, 0x58], [4, 9], [7, 3]), good.with(0, 0x58));
    refuse(version, sealed(good, [4, 9], [7, 3]), good.with(4, 9));
    refuse(size, good.with(7, 3));
  },
);

task(
  9,
  'mensagens sorteadas vão e voltam, e nenhum bit trocado passa',
  see('conferir-uma-mensagem'),
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
      const bytes = written(message);
      sameBytes(
        given(encode, message).result(),
        bytes,
        `encode({ title: ${JSON.stringify(message.title)}, … })`,
      );
      sameMessage(given(decode, bytes).result(), message, { sent: `decode(${hex(bytes)})` });
      const bit = random.integer(0, bytes.length * 8 - 1);
      given(decode, bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))).throws(RangeError);
    });
  },
);

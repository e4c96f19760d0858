import { describe, expect, test } from 'vitest';
import { describeTotp, newTotpSecret, stepOfCode } from '../internal/totp.ts';

const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1_000);

/** RFC 6238, apêndice B, com os seis últimos dos oito dígitos. */
const VECTORS: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('código do aplicativo', () => {
  test.each(VECTORS)('aos %d s o da RFC 6238 é %s', (seconds, code) => {
    expect(stepOfCode(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test('vale um passo antes e um depois do seu, até o último milissegundo, e nem um a mais', () => {
    const step = Math.floor(1_234_567_890 / 30);
    const judge = (ms: number) => stepOfCode(SECRET, '005924', new Date(step * 30_000 + ms));
    expect([judge(-30_001), judge(-30_000), judge(0), judge(59_999), judge(60_000)]).toEqual([
      null,
      step,
      step,
      step,
      null,
    ]);
  });

  test('espaço e hífen, como o aplicativo os mostra, não contam', () => {
    for (const shown of ['005 924', ' 005924 ', '005-924'])
      expect(stepOfCode(SECRET, shown, at(1_234_567_890))).toBe(Math.floor(1_234_567_890 / 30));
  });

  test.each(['', '05924', '0005924', '00592a', '٠٠٥٩٢٤', 'x'.repeat(64)])('%j não é um código', (code) => {
    expect(stepOfCode(SECRET, code, at(1_234_567_890))).toBeNull();
  });

  test('o segredo tem 160 bits, e o endereço diz o que o aplicativo precisa', () => {
    const secret = newTotpSecret();
    const { uri, secret: shown } = describeTotp(secret, 'dona_da_conta');
    expect(secret).toHaveLength(20);
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expect([protocol, host, pathname]).toEqual(['otpauth:', 'totp', '/Palco:dona_da_conta']);
    expect(Object.fromEntries(searchParams)).toEqual({
      issuer: 'Palco',
      secret: shown,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

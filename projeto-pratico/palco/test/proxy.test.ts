import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { visitor } from './support/person.ts';

const PER_MINUTE = 3;

describe.runIf(hasDatabase())('endereço de quem pede, atrás de um proxy', () => {
  const direct = usePalco({ authAttemptsPerMinute: PER_MINUTE });
  const behind = usePalco({ authAttemptsPerMinute: PER_MINUTE, trustProxy: ['loopback'] });
  const elsewhere = usePalco({ authAttemptsPerMinute: PER_MINUTE, trustProxy: ['10.0.0.0/8'] });

  /** Tentativas da mesma conta, cada uma dizendo vir de um endereço diferente. */
  async function statuses(palco: typeof direct, network = '203.0.113.'): Promise<number[]> {
    const found: number[] = [];
    for (let n = 1; n <= PER_MINUTE + 1; n += 1) {
      const headers = { 'x-forwarded-for': `${network}${n}` };
      const answer = await visitor(palco).call(
        'POST',
        '/api/v1/sessions',
        { login: 'alvo', password: 'x' },
        headers,
      );
      found.push(answer.status);
    }
    return found;
  }

  test('sem proxy declarado, mentir o endereço não foge do limite', async () => {
    expect(await statuses(direct)).toEqual([401, 401, 401, 429]);
  });

  test('com o proxy declarado, cada endereço tem o seu limite', async () => {
    expect(await statuses(behind)).toEqual([401, 401, 401, 401]);
  });

  test('endereços IPv6 da mesma rede /64 são um só', async () => {
    expect(await statuses(behind, '2001:db8:0:1::')).toEqual([401, 401, 401, 429]);
  });

  test('quem fala de fora da rede declarada não é proxy', async () => {
    expect(await statuses(elsewhere)).toEqual([401, 401, 401, 429]);
  });
});

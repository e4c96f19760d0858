import { describe, expect, test } from 'vitest';
import { toProblem } from '../src/api/problem.ts';
import { secondStepFrom, secondStepOf } from '../src/api/second-step.ts';
import { proofAsked, prove, readMethods, setProver } from '../src/api/step-up.ts';

describe('segundo passo da entrada', () => {
  test('vem no problema, com os jeitos na ordem em que se oferecem', () => {
    const error = toProblem(401, {
      code: 'second_factor_required',
      challenge: 'abc',
      methods: ['recovery_code', 'passkey', 'totp', 'sinal de fumaça'],
    });
    expect(secondStepOf(error)).toEqual({
      challenge: 'abc',
      methods: ['totp', 'passkey', 'recovery_code'],
    });
  });

  test('outra recusa não é segundo passo, nem esta sem desafio', () => {
    expect(secondStepOf(toProblem(401, { code: 'credentials_invalid', challenge: 'abc' }))).toBeNull();
    expect(secondStepOf(toProblem(401, { code: 'second_factor_required' }))).toBeNull();
  });

  test.each([
    ['#segundo-fator=a%2Bb&metodos=passkey,totp', { challenge: 'a+b', methods: ['totp', 'passkey'] }],
    ['#segundo-fator=abc', { challenge: 'abc', methods: ['totp', 'passkey', 'recovery_code'] }],
    ['#segundo-fator=', null],
    ['#outra-coisa', null],
    ['', null],
  ])('o fragmento %s', (hash, step) => {
    expect(secondStepFrom(hash)).toEqual(step);
  });
});

/** Resposta como o navegador a dá: o endereço não se escolhe no construtor. */
function answer(status: number, body: unknown, path = '/api/v1/me/email') {
  const response = new Response(JSON.stringify(body), { status });
  Object.defineProperty(response, 'url', { value: `http://localhost${path}` });
  return response;
}

describe('prova recente', () => {
  const asked = { code: 'step_up_required', methods: ['password', 'totp'] };

  test('só o 403 que a pede a pede, e nunca o envio da própria prova', async () => {
    expect(await proofAsked(answer(403, asked))).toEqual(['totp', 'password']);
    expect(await proofAsked(answer(403, { code: 'forbidden' }))).toBeNull();
    expect(await proofAsked(answer(401, asked))).toBeNull();
    expect(await proofAsked(answer(403, asked, '/api/v1/me/step-up'))).toBeNull();
    expect(await proofAsked(answer(403, 'não é um problema'))).toBeNull();
  });

  test('ler a resposta não a gasta: quem a pediu ainda a lê', async () => {
    const response = answer(403, asked);
    await proofAsked(response);
    expect(await response.json()).toEqual(asked);
  });

  test('dois pedidos ao mesmo tempo esperam pela mesma prova; o seguinte pede outra', async () => {
    let times = 0;
    const undo = setProver(async () => {
      times += 1;
      return true;
    });
    expect(await Promise.all([prove(['totp']), prove(['totp'])])).toEqual([true, true]);
    expect(times).toBe(1);
    await prove(['totp']);
    expect(times).toBe(2);
    undo();
    expect(await prove(['totp']), 'sem tela, não há prova').toBe(false);
  });

  test('jeitos que a página não conhece ficam de fora', () => {
    expect(readMethods(['rosto', 7, 'password'])).toEqual(['password']);
    expect(readMethods('totp')).toEqual([]);
  });
});

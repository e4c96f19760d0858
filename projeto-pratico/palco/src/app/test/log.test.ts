import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';

const SECRET = 'segredo-que-nao-pode-sair';

function logTo(): { log: ReturnType<typeof createLog>; written: () => string } {
  let text = '';
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    text += chunk.toString();
    done();
  };
  return { log: createLog('trace', new Writable({ write })), written: () => text };
}

test('campo permitido de valor simples aparece; o resto não', () => {
  const { log, written } = logTo();
  log.info({ status: 200, url: '/x', tasks: ['a'], outro: SECRET, reason: { dentro: SECRET } }, 'oi');
  expect(JSON.parse(written())).toMatchObject({ msg: 'oi', status: 200, url: '/x', tasks: ['a'] });
  expect(written()).not.toContain(SECRET);
});

test('nenhum nome nem profundidade leva um valor ao registro', () => {
  const name = fc.oneof(
    fc.constantFrom('password', 'token', 'cookie', 'authorization', 'set-cookie', 'headers', 'req', 'body'),
    fc.constantFrom('senha', 'reason', 'applied', 'error', 'res', 'toString', '__proto__'),
    fc.string({ maxLength: 8 }),
  );
  const nested = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.dictionary(name, fc.constant(SECRET), { minKeys: 1, maxKeys: 3 }),
      fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 3 }),
      fc.array(tie('tree'), { minLength: 1, maxLength: 2 }),
    ),
  })).tree;
  fc.assert(
    fc.property(name, nested, (key, value) => {
      const { log, written } = logTo();
      log.info({ [key]: value }, 'descuido');
      log.child({ process: 'api' }).warn({ inner: { [key]: value } }, 'descuido');
      expect(written()).toContain('descuido');
      expect(written()).not.toContain(SECRET);
    }),
    { numRuns: 300 },
  );
});

test('do erro saem tipo, mensagem, código e pilhas; o que a biblioteca pendurou nele fica', () => {
  const { log, written } = logTo();
  const repeated = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: `Key (email_key)=(${SECRET}) already exists.`,
    parameters: [SECRET],
    config: { headers: { authorization: SECRET } },
  });
  log.error({ err: new Error('por fora', { cause: repeated }), code: 'internal' }, 'falhou');
  log.error(repeated);
  log.error({ err: new AggregateError([repeated], 'várias'), password: SECRET }, 'falhou');
  log.error({ err: { password: SECRET } }, 'não é um erro');
  const [first] = written().split('\n');
  expect(JSON.parse(first ?? '')).toMatchObject({
    err: { type: 'Error', message: 'por fora', causes: [expect.stringContaining('duplicate key value')] },
  });
  expect(written()).not.toContain(SECRET);
});

test('endereço de banco que não se lê não leva a senha junto', () => {
  const { log, written } = logTo();
  try {
    new URL(`postgres://palco:${SECRET}@:porta`);
  } catch (err) {
    log.fatal({ err }, 'não foi possível subir');
  }
  expect(written()).toContain('ERR_INVALID_URL');
  expect(written()).not.toContain(SECRET);
});

test('causa que volta a si mesma não prende o registro', () => {
  const { log, written } = logTo();
  const error = new Error('circular');
  error.cause = error;
  log.error({ err: error }, 'falhou');
  expect(written()).toContain('circular');
});

import { expect, test } from 'vitest';
import { connect, journey, styles } from '../comparacao/estilos.ts';
import { passwordHashes } from '../comparacao/senhas/candidatos.ts';
import { ignoredFrom } from '../comparacao/senhas.ts';
import { inputs } from '../comparacao/validacao/entradas.ts';
import { validators, verdict } from '../comparacao/validacao.ts';

test('os três estilos devolvem o mesmo, operação por operação', async () => {
  const outcomes = [];
  for (const style of styles) {
    const { client, close } = await connect(style);
    outcomes.push(await journey(client));
    await close();
  }
  const [first] = outcomes;
  expect(first).toContainEqual({ error: 'handle_taken' });
  expect(first).toContainEqual({ error: 'user_not_found' });
  for (const other of outcomes) expect(other).toEqual(first);
});

test.each(inputs.map((input) => [JSON.stringify(input).slice(0, 60), input]))(
  'as três validações dizem o mesmo de %s',
  (_shown, input) => {
    const [first, ...others] = validators.map(({ validate }) => verdict(validate(input)));
    for (const other of others) expect(other).toBe(first);
  },
);

test('só o bcrypt para de ler a senha no byte 72', async () => {
  const ignored = new Map<string, number | null>();
  for (const one of passwordHashes.filter(({ name }) => !name.includes('12') && !name.includes('64')))
    ignored.set(one.name, await ignoredFrom(one, 74));
  const bcrypt = passwordHashes.find(({ name }) => name.startsWith('bcrypt'))?.name ?? '';
  for (const [name, at] of ignored) expect(at, name).toBe(name === bcrypt ? 72 : null);
});

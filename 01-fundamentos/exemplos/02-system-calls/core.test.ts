import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recording } from './caminho.ts';
import { apply, callsByThread, EMPTY, type Operation, type Places, steps, survivors } from './core.ts';

it('todo passo gravado tem camada e explicação', () => {
  for (const [way, calls] of Object.entries(recording().ways)) {
    for (const step of steps(calls)) {
      expect(step.meaning, `${way}: ${step.call}`).toMatch(/\p{Lu}|programa|readFile|função/u);
      expect(step.layer).toBe(
        step.call === 'js' ? 'javascript' : /eventfd/.test(step.call) ? 'libuv' : 'kernel',
      );
    }
  }
});

it('na leitura síncrona o laço fica parado em cada chamada; na outra, nunca', () => {
  const { ways } = recording();
  const states = (way: keyof typeof ways) => new Set(steps(ways[way]).map(({ loop }) => loop));
  expect(states('sync')).toEqual(new Set(['ocupado', 'parado']));
  expect(states('callback').has('parado')).toBe(false);
});

it('a leitura que devolve zero é o fim do arquivo, e não uma cópia', () => {
  const reads = steps(recording().ways.stream).filter(({ call }) => call === 'read arquivo');
  expect(reads.at(-1)?.meaning).toBe('Zero bytes: o arquivo acabou.');
  expect(reads.slice(0, -1).every(({ meaning }) => meaning.includes('copia'))).toBe(true);
});

it('conta as chamadas de cada thread sem as marcas', () => {
  expect(callsByThread(recording().ways.sync)).toEqual(new Map([['laço', 4]]));
});

const operation = fc.constantFrom<Operation>('put', 'write', 'fsync', 'fsync-folder');
const run = (operations: readonly Operation[]): Places =>
  operations.reduce((places, next, index) => apply(places, next, `linha ${index}`), EMPTY);

it('nenhuma operação perde linha nem muda a ordem delas', () => {
  fc.assert(
    fc.property(fc.array(operation), (operations) => {
      const { process, kernel, disk } = run(operations);
      const put = operations.flatMap((name, index) => (name === 'put' ? [`linha ${index}`] : []));
      expect([...disk, ...kernel, ...process]).toEqual(put);
    }),
  );
});

it('quem sobrevive à queda de energia sobrevive a kill -9', () => {
  fc.assert(
    fc.property(fc.array(operation), (operations) => {
      const places = run(operations);
      const after = survivors(places, 'power');
      expect(survivors(places, 'kill').slice(0, after.length)).toEqual(after);
    }),
  );
});

it('sem fsync da pasta, o arquivo novo pode não ter nome', () => {
  const synced = run(['put', 'write', 'fsync']);
  expect(survivors(synced, 'kill')).toHaveLength(1);
  expect(survivors(synced, 'power')).toHaveLength(0);
  expect(survivors(apply(synced, 'fsync-folder'), 'power')).toHaveLength(1);
});

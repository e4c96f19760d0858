import module from 'node:module';
import v8 from 'node:v8';
import { CheckFailure } from './failure.ts';

/**
 * Fecha, antes de o arquivo do leitor carregar, o que deixaria um programa aprovar a si mesmo ou sinalizar outro
 * processo. O que é da linguagem já vem congelado pelo Node (`--frozen-intrinsics`); aqui ficam os nomes globais, os
 * sinais, a troca de módulos do Node e o retrato da memória, em que se leria o segredo do canal.
 */
export function holdRuntime(): void {
  const { pid, ppid } = process;
  const { _kill: send } = process as unknown as { _kill: (pid: number, signal: number) => number };
  const children = process.permission.has('child');
  // É por aqui que passa process.kill; com filhos permitidos, só o pai e os grupos inteiros ficam fora do alcance.
  hold(process, '_kill', (to: number, signal: number) => {
    const own = to === pid || (children && ![ppid, 0, -1].includes(to | 0));
    return own ? send(to | 0, signal | 0) : refuse('Signal');
  });
  hold(process, '_debugProcess', () => refuse('Signal'));
  hold(process, 'setUncaughtExceptionCaptureCallback', () => refuse('Runtime'));
  for (const name of ['getHeapSnapshot', 'writeHeapSnapshot']) hold(v8, name, () => refuse('Runtime'));
  const publish = module.syncBuiltinESMExports;
  hold(module, 'syncBuiltinESMExports', () => refuse('Runtime'));
  publish();
  for (const [name, { value, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis)))
    if (value !== undefined && configurable) hold(globalThis, name, value);
  hold(globalThis, 'Buffer', Object.freeze(Buffer));
  hold(globalThis, 'process', process);
  for (const each of [Buffer.prototype, CheckFailure, CheckFailure.prototype]) Object.freeze(each);
}

const hold = (owner: object, name: string, value: unknown) =>
  Object.defineProperty(owner, name, { value, writable: false, configurable: false });

/** Com a forma do erro do Node, para a mensagem ser a mesma. */
function refuse(permission: string): never {
  throw Object.assign(new Error('Access to this API has been restricted.'), {
    code: 'ERR_ACCESS_DENIED',
    permission,
  });
}

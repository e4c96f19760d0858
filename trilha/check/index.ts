/**
 * O que um `exercicio.test.ts` importa: declarar tarefas e esperar resultados com mensagens que ensinam.
 *
 * ```ts
 * import { exercise, given } from '@trilha/trilha/check';
 *
 * const task = exercise<Answer>(); // Answer: typeof import do arquivo inicial
 *
 * task(1, 'o cabeçalho começa com o número mágico', { section: 'como-funciona' }, ({ encode }) => {
 *   given(encode, { id: 7 }).returns(Uint8Array.of(0x54, 0x42, 0x00, 0x07));
 * });
 * ```
 *
 * As tarefas rodam na ordem em que foram declaradas, uma de cada vez, depois que o arquivo do leitor foi
 * carregado; por isso nada dele é importado pelo teste, só o tipo.
 */

export { type NumberBase, typeName } from './describe.ts';
export { equal, type Given, given, ok, type Wording } from './expect.ts';
export { CheckFailure } from './failure.ts';
export { answerFile, diskFolder } from './place.ts';
export { type Random, samples } from './random.ts';
export { exercise, type TaskOptions } from './registry.ts';

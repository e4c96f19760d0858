import { availableParallelism } from 'node:os';
import { common } from '#kernel/errors.ts';
import { createTurns } from './turns.ts';

/**
 * Um hash ocupa um núcleo inteiro e uma das 4 threads do libuv, das quais precisam também os arquivos e o `pg`, que
 * prova a senha do banco ali: com as 4 ocupadas por uma onda de entradas, um cartaz de 6 kB levava 6 s e abrir
 * conexão passava do prazo de 3 s. Sobra sempre um núcleo para atender, e nunca correm mais de 2.
 */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Esperam no máximo 32, cerca de 2 s com um hash por vez: mais que isso, quem espera já desistiu. */
const WAITING = 32;

/** A vez de usar o processador para uma senha, seja qual for o algoritmo. */
export const inTurn = createTurns({
  atOnce: AT_ONCE,
  waiting: WAITING,
  refuse: () =>
    common.create('unavailable', {
      detail: 'Há gente demais entrando agora. Tente de novo em instantes.',
      headers: { 'retry-after': '3' },
    }),
});

import { bookHas } from '../../book.ts';
import type { BookRule } from '../types.ts';

/** Um módulo com lição pronta tem a porta e o mapa: é por eles que se chega à lição no GitHub. */
export const doors: BookRule = {
  id: 'portas',
  next: 'escreva a porta (o que é o módulo) e o mapa (ordem, tempo, pré-requisitos, o que se saberá fazer)',
  check: ({ book, catalog }) =>
    catalog.modules
      .filter((module) => module.ready)
      .flatMap(({ id }) => [`${id}/README.md`, `${id}/teoria/README.md`])
      .filter((file) => !bookHas(book, file))
      .map((file) => ({ file, message: 'o módulo tem lição pronta e não tem este arquivo' })),
};

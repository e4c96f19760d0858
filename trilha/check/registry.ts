export interface TaskOptions {
  /** Âncora da seção da lição a reler quando a tarefa falha: `como-funciona`; num exame, `02-slug#como-funciona`. */
  section: string;
}

export interface DeclaredTask {
  number: number;
  title: string;
  section: string;
  run: (answer: never) => unknown;
}

type Declare<M> = (
  number: number,
  title: string,
  options: TaskOptions,
  run: (answer: M) => void | Promise<void>,
) => void;

const declared: DeclaredTask[] = [];
let sealed = false;

/**
 * Prepara um exercício; `M` é o tipo do arquivo do leitor (`typeof import` do arquivo inicial).
 * Uma exportação ausente vira uma falha que a nomeia.
 *
 * @throws Error se os números não forem 1, 2, 3… ou se a declaração vier depois da carga do leitor.
 */
export function exercise<M>(): Declare<M> {
  return (number, title, { section }, run) => {
    if (sealed) throw new Error('as tarefas só podem ser declaradas pelo teste do exercício');
    if (number !== declared.length + 1)
      throw new Error(`esperava a tarefa ${declared.length + 1}, veio ${number}`);
    declared.push(Object.freeze({ number, title, section, run }));
  };
}

/** Fecha a lista, uma vez só; daqui em diante o código do leitor já roda no processo. */
export function sealTasks(): readonly DeclaredTask[] {
  if (sealed) throw new Error('as tarefas já foram entregues ao verificador');
  sealed = true;
  return Object.freeze([...declared]);
}

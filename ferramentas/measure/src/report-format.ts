import type { Comparison } from './compare.ts';
import type { Machine } from './machine.ts';

/** O que uma medição deixa escrito: números, onde, quando e como repeti-los. */
export interface Report {
  /** Versão deste formato. */
  format: 1;
  /** Identificador, também nome do arquivo do leitor: `01-fundamentos/05-slug`. */
  id: string;
  title: string;
  /** Comando que repete a medição, a partir da raiz do repositório. */
  command: string;
  /** ISO 8601, em UTC. */
  date: string;
  machine: Machine;
  comparisons: Comparison[];
  /** Prova de que o trabalho medido foi feito: depende de todos os resultados. */
  checksum: number;
}

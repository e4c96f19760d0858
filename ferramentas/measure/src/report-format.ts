import type { Comparison } from './comparison.ts';
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
  /** Carga média do último minuto ao fim da medição, que soma perto de 1. No Windows é sempre 0. */
  load: number;
  comparisons: Comparison[];
  /** A carga ao fim de cada processo, na ordem em que rodaram. Só no que `--gravar` publica. */
  loads?: number[];
  /** Prova de que o trabalho medido foi feito: depende de todos os resultados. */
  checksum: number;
}

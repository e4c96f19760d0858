/** O que a verificação combina com as threads dela. */
import type { Job, Shared } from '../exercicio.ts';

/** Onde fica cada número que as threads dividem, um por linha de cache. */
export const CELL = { arrived: 0, inside: 16, cpu: 32, reads: 48, nobody: 64 } as const;

export interface Proof {
  answer: string;
  mode: 'entrelacar' | 'somar' | 'dormir' | 'trabalhar';
  cells: Int32Array;
  lock: Int32Array;
  job?: Job;
  shared?: Shared;
  content?: Uint8Array;
}

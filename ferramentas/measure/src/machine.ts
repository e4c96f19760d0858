import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** Onde uma medição foi feita: sem isto, um número não quer dizer nada. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  os: string;
  arch: string;
  node: string;
  v8: string;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || 'desconhecida',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release().split('.', 2).join('.')}`,
    arch: process.arch,
    node: process.versions.node,
    v8: process.versions.v8,
  };
}

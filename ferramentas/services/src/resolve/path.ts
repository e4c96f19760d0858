import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Attempt, ProgramSpec } from './spec.ts';

/** Caminho completo de um comando do PATH; um caminho absoluto é só conferido. */
export function findInPath(command: string): string | undefined {
  if (isAbsolute(command)) return isExecutable(command) ? command : undefined;
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const dirs = (process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  return dirs.flatMap((dir) => endings.map((ending) => join(dir, command + ending))).find(isExecutable);
}

export async function locateInPath(spec: ProgramSpec): Promise<Attempt> {
  const path = spec.commands.map(findInPath).find((found) => found !== undefined);
  return path === undefined
    ? { reason: `${spec.commands.filter((command) => !isAbsolute(command)).join(' ou ')} não está no PATH` }
    : { path, env: {} };
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

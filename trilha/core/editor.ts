import { spawn, spawnSync } from 'node:child_process';
import type { OpenedFile } from './contract.ts';

// Editores de janela, que não disputam o terminal. TRILHA_EDITOR vence; EDITOR costuma ser vim ou nano.
const WINDOWED = ['code', 'codium', 'cursor', 'zed', 'subl', 'idea', 'webstorm'];

/** Abre um arquivo no editor da pessoa, sem esperar. Sem editor, `opened` é falso e ela abre pelo caminho. */
export function openInEditor(file: string, env: NodeJS.ProcessEnv = process.env): OpenedFile {
  const editor = env.TRILHA_EDITOR ?? WINDOWED.find((name) => isOnPath(name, env));
  if (!editor) return { file, opened: false };
  const child = spawn(editor, [file], { detached: true, stdio: 'ignore', env });
  child.once('error', () => undefined);
  child.unref();
  return { file, opened: child.pid !== undefined, editor };
}

function isOnPath(name: string, env: NodeJS.ProcessEnv): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [name], { stdio: 'ignore', env }).status === 0;
}

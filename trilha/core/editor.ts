import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { OpenedFile } from './contract.ts';

// Editores de janela, que não disputam o terminal. TRILHA_EDITOR vence; EDITOR costuma ser vim ou nano.
const WINDOWED = ['code', 'codium', 'cursor', 'zed', 'subl', 'idea', 'webstorm'];

/** Quem não achou a tela ou não entendeu a opção sai antes disto; um editor que fica aberto passa. */
const SETTLE_MS = 400;

/**
 * Abre um arquivo no editor da pessoa, sem esperar que ela o feche. `TRILHA_EDITOR` pode trazer opções: `code -r`.
 * @returns `opened` falso sem editor, ou se o comando dele não existe ou falhou
 */
export async function openInEditor(file: string, env: NodeJS.ProcessEnv = process.env): Promise<OpenedFile> {
  const editor = env.TRILHA_EDITOR?.trim() || WINDOWED.find((name) => isOnPath(name, env));
  if (!editor) return { file, opened: false };
  const [command = '', ...options] = isOnPath(editor, env) ? [editor] : editor.split(/ +/);
  const child = spawn(command, [...options, file], { detached: true, stdio: 'ignore', env });
  child.unref();
  const failed = once(child, 'exit').then(
    ([code]) => code !== 0,
    () => true,
  );
  return { file, opened: !(await Promise.race([failed, delay(SETTLE_MS, false)])), editor };
}

function isOnPath(name: string, env: NodeJS.ProcessEnv): boolean {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [name], { stdio: 'ignore', env }).status === 0;
}

import { useState } from 'react';
import { local } from '../storage.ts';

const keyOf = (userId: string) => `palco.rascunho.${userId}`;

/** Texto em andamento, guardado a cada tecla: recarregar ou fechar a aba não perde o que foi escrito. */
export function useDraft(userId: string) {
  const key = keyOf(userId);
  const [text, setText] = useState(() => local.read(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') local.remove(key);
    else local.write(key, next);
  };
  return [text, write] as const;
}

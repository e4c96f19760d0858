import { useState } from 'react';

const keyOf = (handle: string) => `palco.rascunho.${handle}`;

/** Texto em andamento, guardado a cada tecla: recarregar ou fechar a aba não perde o que foi escrito. */
export function useDraft(handle: string) {
  const key = keyOf(handle);
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [text, write] as const;
}

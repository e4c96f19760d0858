import type { ComponentType } from 'react';
import { OfflineError } from '../api/problem.ts';

/** Parte do programa que se baixa depois, na forma que o `lazy` pede. O que não chega é falta de rede. */
export async function arrive<Props>(load: () => Promise<ComponentType<Props>>) {
  try {
    return { default: await load() };
  } catch (cause) {
    throw new OfflineError(cause);
  }
}

import { createContext, useContext } from 'react';
import type { Draft, Post } from '../api/types.ts';

/** O que a pessoa quer escrever. */
export type Intent =
  | { mode: 'new' }
  | { mode: 'reply' | 'quote' | 'edit'; post: Post }
  | { mode: 'draft'; draft: Draft; scheduling?: boolean };

/** Uma publicação nova. */
export const NEW: Intent = { mode: 'new' };

interface Door {
  /** Abre a caixa de publicar. */
  open: () => void;
  /** Abre a caixa para responder, citar, editar ou continuar um rascunho. */
  compose: (intent: Intent) => void;
}

/** A caixa de escrever, em qualquer página. */
export const ComposerContext = createContext<Door>({ open: () => {}, compose: () => {} });
export const useComposer = () => useContext(ComposerContext);

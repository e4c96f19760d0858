import { createContext, useContext } from 'react';

/** Abre a caixa de publicar, em qualquer página. */
export const ComposerContext = createContext<{ open: () => void }>({ open: () => {} });
export const useComposer = () => useContext(ComposerContext);

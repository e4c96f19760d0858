import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

/**
 * Mantém o foco no tocador quando o botão focado é trocado por outra coisa (o cartaz pelos controles, a falha pelo
 * vídeo). Sem isto o foco cai no corpo da página: as teclas do tocador param e o Tab recomeça do alto.
 *
 * @param stage texto que muda a cada troca de conteúdo
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, stage: string) {
  const hasFocus = useRef(false);
  useEffect(() => {
    if (stage && hasFocus.current && document.activeElement === document.body) {
      box.current?.focus({ preventScroll: true });
    }
  }, [box, stage]);
  return {
    enter: () => {
      hasFocus.current = true;
    },
    // Elemento removido também perde o foco, mas sem destino e já fora da página.
    leave: ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || target.isConnected) hasFocus.current = false;
    },
  };
}

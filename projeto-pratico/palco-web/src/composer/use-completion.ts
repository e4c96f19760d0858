import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { type Completion, useCompletions } from '../api/completions.ts';
import { insertionOf, stillFits, type Token, tokenAt } from './token.ts';

/** Entre uma letra e outra de quem digita: um pedido por pausa, e não por tecla. */
const PAUSE_MS = 150;

/** O pedaço, depois de uma pausa na digitação. */
function useSettled(token: Token | null): Token | null {
  const [settled, setSettled] = useState<Token | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(token), token ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [token]);
  return settled;
}

/** As últimas sugestões que chegaram, enquanto as seguintes não vêm e só as que ainda servem. */
function useFitting(token: Token | null): Completion[] {
  const { data } = useCompletions(useSettled(token));
  const last = useRef<Completion[]>([]);
  if (data) last.current = data;
  return token ? last.current.filter((completion) => stillFits(completion, token)) : [];
}

const sameToken = (one: Token | null, other: Token | null) =>
  one?.start === other?.start && one?.prefix === other?.prefix && one?.kind === other?.kind;

/**
 * Completa menções e hashtags em uma caixa de texto: o foco fica nela, e as setas andam pela lista.
 *
 * O papel `combobox` não é permitido em um `textarea` (ARIA in HTML); o de caixa de texto, que ele já tem, aceita
 * `aria-autocomplete` e `aria-activedescendant` (WAI-ARIA 1.2, `textbox`).
 */
export function useCompletion(area: RefObject<HTMLTextAreaElement | null>) {
  const id = useId();
  const [token, setToken] = useState<Token | null>(null);
  const [active, setActive] = useState(0);
  /** Onde a pessoa dispensou a lista: ali ela não volta a abrir. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const fitting = useFitting(token);
  const isOpen = fitting.length > 0 && token !== null && token.start !== dismissed;
  const index = Math.min(active, fitting.length - 1);

  const look = () => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const next = selectionStart === selectionEnd ? tokenAt(value, selectionStart) : null;
    if (sameToken(token, next)) return;
    setToken(next);
    setActive(0);
    if (next?.start !== dismissed) setDismissed(null);
  };

  const choose = (completion: Completion) => {
    if (!token || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(token.start, token.end);
    // O único modo de escrever em um campo que deixa o Ctrl+Z da pessoa funcionando.
    document.execCommand('insertText', false, insertionOf(completion));
    setToken(null);
  };

  /** Anda, escolhe ou dispensa. Devolve se a tecla era daqui. */
  const press = (key: string, at: number, chosen: Completion): boolean => {
    const count = fitting.length;
    if (key === 'ArrowDown') setActive((at + 1) % count);
    else if (key === 'ArrowUp') setActive((at + count - 1) % count);
    else if (key === 'Enter' || key === 'Tab') choose(chosen);
    else if (key === 'Escape') setDismissed(token?.start ?? null);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = fitting[index];
    const isOther = event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing;
    if (isOpen && chosen && !isOther && press(event.key, index, chosen)) event.preventDefault();
  };

  const optionId = (at: number) => `${id}-${at}`;
  return {
    isOpen,
    options: fitting,
    index,
    choose,
    listId: id,
    optionId,
    areaProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen ? optionId(index) : undefined,
      onSelect: look,
      onBlur: () => setToken(null),
    } as const,
    look,
    onKeyDown,
  };
}

export type CompletionControl = ReturnType<typeof useCompletion>;

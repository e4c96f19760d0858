import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { pathTo } from './paths.ts';
import { useShortcutsChoice } from './shortcuts-choice.ts';
import { movePost, pressInPost } from './walk-posts.ts';

const Context = createContext({ showHelp: () => {} });

/** Abre a ajuda do teclado. */
export const useHelp = () => useContext(Context);

/** Letras digitadas em um campo, com Ctrl ou com uma caixa aberta não são atalhos. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector('dialog[open]')) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  return target?.closest('input:not([type="range"]), textarea, select, [contenteditable]') != null;
}

/** Leva o foco ao campo de busca que se vê. @returns `false` se não há nenhum */
function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('[data-search]');
  const field = [...fields].find((one) => one.checkVisibility());
  field?.select();
  return field !== undefined;
}

/** Atalhos de uma tecla, para a página inteira. O tocador cuida dos seus. */
export function ShortcutsProvider({ me, children }: { me: Me | null; children: ReactNode }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { isOn } = useShortcutsChoice();
  const { open } = useComposer();
  const navigate = useNavigate();

  useEffect(() => {
    if (!isOn) return;
    const actions: Record<string, () => void> = {
      '?': () => setHelpOpen(true),
      j: () => movePost(1),
      k: () => movePost(-1),
      l: () => pressInPost('like'),
      v: () => pressInPost('play'),
      o: () => pressInPost('open'),
      r: () => pressInPost('reply'),
      x: () => pressInPost('unfold'),
      '/': () => {
        if (!focusSearch()) void navigate(pathTo.search);
      },
      ...(me && {
        n: open,
        i: () => void navigate(pathTo.home),
        d: () => void navigate(pathTo.discover),
        p: () => void navigate(pathTo.person(me.handle)),
      }),
    };
    const onKey = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || isTyping(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, me, open, navigate]);

  const value = useMemo(() => ({ showHelp: () => setHelpOpen(true) }), []);
  return (
    <Context value={value}>
      {children}
      {isHelpOpen && <HelpDialog signedIn={me !== null} onClose={() => setHelpOpen(false)} />}
    </Context>
  );
}

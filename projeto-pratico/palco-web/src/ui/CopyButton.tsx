import { useState } from 'react';
import { Button } from './Button.tsx';

const SAID = {
  copied: 'Copiado.',
  refused: 'O navegador não deixou copiar. Selecione o texto e copie à mão.',
} as const;

/** Copia um texto que só aparece agora. Onde o navegador não deixa, diz isso: o texto continua à vista. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [outcome, setOutcome] = useState<keyof typeof SAID>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <>
      <Button icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {children}
      </Button>
      <span className={outcome === 'refused' ? undefined : 'sr-only'} role="status">
        {outcome && SAID[outcome]}
      </span>
    </>
  );
}

import { useState } from 'react';
import { Button } from './Button.tsx';

const SAID = {
  copied: 'Copiado.',
  refused: 'O navegador não deixou copiar. Selecione o texto e copie à mão.',
} as const;

interface Props {
  text: string;
  /** O que se copia, quando o botão está entre outros iguais. */
  label?: string;
  children: string;
}

/** Copia um texto que só aparece agora. Onde o navegador não deixa, diz isso: o texto continua à vista. */
export function CopyButton({ text, label, children }: Props) {
  const [outcome, setOutcome] = useState<keyof typeof SAID>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <>
      <Button aria-label={label} icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {children}
      </Button>
      <span className={outcome === 'refused' ? undefined : 'sr-only'} role="status">
        {outcome && SAID[outcome]}
      </span>
    </>
  );
}

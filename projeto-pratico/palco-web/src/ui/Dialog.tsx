import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';
import { useNotices } from './notices.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: 'small' | 'large';
  /** O que ela mostra não aparece de novo: um clique fora não a fecha. */
  once?: boolean;
}

/** Caixa modal nativa: o navegador prende o foco, fecha com Esc e devolve o foco a quem abriu, ou à parte em que ele estava. */
export function Dialog({ title, onClose, children, size = 'large', once = false }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const pressedOutside = useRef(false);
  const { clear } = useNotices();

  // Avisos ficam atrás da caixa, onde não se leem nem se fecham.
  useEffect(clear, [clear]);

  useEffect(() => {
    const opener = document.activeElement;
    const place = opener?.closest('section')?.querySelector<HTMLElement>('h2[tabindex]');
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else place?.focus({ preventScroll: true });
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: o clique fora é um atalho; Esc e o botão Fechar fazem o mesmo.
    <dialog
      ref={box}
      className={`${styles.dialog} ${styles[size]}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedOutside.current = !once && event.target === event.currentTarget;
      }}
      onClick={(event) => {
        // Selecionar texto e soltar o botão fora da caixa também dá um clique nela.
        if (pressedOutside.current && event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.inner}>
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <IconButton icon="close" label="Fechar" onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

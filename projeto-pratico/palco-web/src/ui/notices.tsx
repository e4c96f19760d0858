import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { perTab } from '../storage.ts';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './notices.module.css';

export interface Notice {
  text: string;
  tone?: 'good' | 'bad';
}

const Context = createContext<{ show: (notice: Notice) => void; clear: () => void }>({
  show: () => {},
  clear: () => {},
});
const VISIBLE_MS = 6000;
const AFTER_RELOAD = 'palco.aviso';

/** Deixa um aviso para quando a página recomeçar. */
export const noticeAfterReload = (text: string) => perTab.write(AFTER_RELOAD, text);

/** Avisos curtos no pé da tela, lidos por leitores de tela sem tirar o foco. O que deu errado fica até ser fechado. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<(Notice & { at: number }) | null>(null);
  const show = useCallback((next: Notice) => setNotice({ ...next, at: Date.now() }), []);
  const clear = useCallback(() => setNotice(null), []);
  const value = useMemo(() => ({ show, clear }), [show, clear]);
  useEffect(() => {
    const left = perTab.read(AFTER_RELOAD);
    if (left === null) return;
    perTab.remove(AFTER_RELOAD);
    show({ text: left });
  }, [show]);
  const isBad = notice?.tone === 'bad';

  useEffect(() => {
    if (!notice || isBad) return;
    const timer = setTimeout(clear, VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [notice, isBad, clear]);

  return (
    <Context value={value}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {notice && (
          <p key={notice.at} className={styles.notice} data-tone={notice.tone ?? 'good'}>
            <Icon name={isBad ? 'alert' : 'check'} size={20} />
            <span>{notice.text}</span>
            {isBad && <IconButton icon="close" label="Fechar o aviso" onClick={clear} />}
          </p>
        )}
      </div>
    </Context>
  );
}

/** Mostra um aviso. */
export const useNotice = () => useContext(Context).show;
/** Mostra e tira avisos. */
export const useNotices = () => useContext(Context);

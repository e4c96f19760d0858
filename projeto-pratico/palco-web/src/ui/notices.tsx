import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { Icon } from './Icon.tsx';
import styles from './notices.module.css';

export interface Notice {
  text: string;
  tone?: 'good' | 'bad';
}

const Context = createContext<(notice: Notice) => void>(() => {});
const VISIBLE_MS = 6000;

/** Avisos curtos no pé da tela, lidos por leitores de tela sem tirar o foco. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<(Notice & { at: number }) | null>(null);
  const show = useCallback((next: Notice) => setNotice({ ...next, at: Date.now() }), []);

  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <Context value={show}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {notice && (
          <p key={notice.at} className={styles.notice} data-tone={notice.tone ?? 'good'}>
            <Icon name={notice.tone === 'bad' ? 'alert' : 'check'} size={20} />
            <span>{notice.text}</span>
          </p>
        )}
      </div>
    </Context>
  );
}

/** Mostra um aviso. */
export const useNotice = () => useContext(Context);

import { useSyncExternalStore } from 'react';
import styles from './OfflineStrip.module.css';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Sem rede, diz isso no alto da página. Quando ela volta, o que faltou se pede de novo sozinho. */
export function OfflineStrip() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={styles.place}>
      {!isOnline && <p className={styles.strip}>Sem conexão. O que já estava aberto continua aqui.</p>}
    </div>
  );
}

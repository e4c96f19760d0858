import { encode } from 'uqr';
import styles from './QrCode.module.css';

/** Borda que a norma pede em volta do desenho, em módulos (ISO/IEC 18004, 4 módulos). */
const QUIET_ZONE = 4;

/** Código QR em um caminho só: cada módulo escuro é um quadrado de lado 1. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

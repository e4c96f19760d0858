import { LIMITS } from '../api/limits.ts';
import { fullCount } from '../text/numbers.ts';
import styles from './Composer.module.css';
import { graphemes } from './graphemes.ts';
import { characters } from './obstacles.ts';

const ALMOST = 20;

/** Anúncio para quem ouve: muda ao chegar perto do limite e ao passar dele, e não a cada letra. */
function announcementOf(left: number): string {
  if (left < 0) return `O texto passou de ${characters(LIMITS.text)}`;
  return left <= ALMOST ? `Cabem menos de ${characters(ALMOST + 1)}` : '';
}

/** Quanto falta só interessa perto do fim. */
export function Counter({ id, text }: { id: string; text: string }) {
  const left = LIMITS.text - graphemes(text.trim());
  const isNear = left <= LIMITS.text * 0.2;
  return (
    <>
      {isNear && (
        <span id={id} className={styles.counter} data-over={left < 0 || undefined}>
          {left < 0
            ? `Passou ${fullCount(-left)} de ${fullCount(LIMITS.text)}`
            : `Cabem mais ${characters(left)}`}
        </span>
      )}
      <span className="sr-only" role="status">
        {announcementOf(left)}
      </span>
    </>
  );
}

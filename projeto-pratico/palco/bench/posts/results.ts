import type { Duration, LoadResult } from '../load.ts';
import type { Size } from './multiply.ts';
import type { PageTimes } from './pages.ts';

/** Quanto se mede. */
export interface Scale {
  size: Size;
  duration: Duration;
  /** Leituras de cada página de lista. */
  rounds: number;
  /** A terceira é a que se compara com a primeira. */
  pages: readonly number[];
}

/** O Palco e o ingênuo, lado a lado na mesma medida; `easy` é o Palco a 80 % do que aguenta. */
export interface Measured {
  palco: LoadResult;
  easy: LoadResult | null;
  naive: LoadResult | null;
}

export interface MeasuredList {
  name: string;
  cursor: PageTimes;
  offset: PageTimes;
}

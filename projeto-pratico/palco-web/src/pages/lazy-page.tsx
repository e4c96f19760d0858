import { type ComponentType, lazy, useEffect } from 'react';
import { useLocation } from 'react-router';
import { OfflineError } from '../api/problem.ts';
import { focusTitle } from '../shell/FocusKeeper.tsx';
import { Mark } from '../ui/Logo.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';

/**
 * Página que só se baixa quando alguém vai a ela.
 *
 * @param load import da página
 */
export const lazyPage = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      throw new OfflineError(cause);
    }
  });

/** O foco espera a página que se pediu, e vai ao título dela. Na primeira da visita, fica onde o navegador o pôs. */
function useFocusOnArrival() {
  const isFirst = useLocation().key === 'default';
  useEffect(() => (isFirst ? undefined : () => focusTitle()), [isFirst]);
}

/** Enquanto não chega uma página que tem a moldura de navegação. */
export function PageSkeleton() {
  useFocusOnArrival();
  return <RowsSkeleton what="a página" />;
}

/** Enquanto não chega uma página inteira: a mesma marca de antes de o programa chegar. */
export function BootMark() {
  useFocusOnArrival();
  return (
    <main className="boot" aria-busy="true">
      <Mark />
    </main>
  );
}

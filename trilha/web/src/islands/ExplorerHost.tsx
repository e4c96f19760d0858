import { lazy, Suspense, useMemo } from 'react';
import { explorerFor } from '../explorers/index.ts';

/**
 * Carrega o explorador de um conceito. O build já o desenha no estado inicial (lê-se e imprime-se sem script);
 * o navegador só baixa React e o explorador quando alguém encosta nele (`client:touch`).
 */
export function ExplorerHost({ slug }: { slug: string }) {
  const Component = useMemo(() => {
    const load = explorerFor(slug);
    return load === undefined ? undefined : lazy(load);
  }, [slug]);
  if (Component === undefined) return null;
  return (
    <Suspense fallback={<p>Carregando o explorador…</p>}>
      <Component />
    </Suspense>
  );
}

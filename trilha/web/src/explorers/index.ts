import type { ComponentType } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

/**
 * Os exploradores que existem, por `slug` do conceito. Um novo: o arquivo `<slug>.tsx` nesta pasta (como escrever:
 * comentário de `frame.tsx`) e nada mais; a importação é preguiçosa, só quem encosta no explorador o baixa.
 */
const files = import.meta.glob<{ default: ComponentType }>('./[0-9]*.tsx');

const loaders = new Map<string, Load>(
  Object.entries(files).map(([path, load]) => [path.slice('./'.length, -'.tsx'.length), load]),
);

/** O carregador do explorador de um conceito, ou `undefined` quando ele ainda não tem um. */
export function explorerFor(slug: string): Load | undefined {
  return loaders.get(slug);
}

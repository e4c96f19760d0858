import type { HowToGet } from '../types.ts';

/** Como achar ou obter um programa. Só as origens descritas são tentadas. */
export interface ProgramSpec {
  name: string;
  /** Variável com o caminho do executável, por exemplo `TRILHA_FFMPEG`. */
  envVar: string;
  enables: string;
  howToGet: HowToGet;
  /** Nomes procurados no PATH, em ordem. */
  commands: string[];
  /** Como perguntar a versão; o primeiro grupo do padrão é ela. */
  version: { args: string[]; pattern: RegExp };
  npm?: NpmRecipe;
  deb?: DebRecipe;
  build?: BuildRecipe;
}

/** Um pacote npm que traz o executável pronto ou comprimido. */
export interface NpmRecipe {
  package: string;
  /** Do pacote instalado ao executável. `mayFetch` falso: só olhar, sem desempacotar. */
  prepare(packageDir: string, mayFetch: boolean): Promise<Attempt>;
}

/** Pacotes Debian desempacotados no cache, sem root e sem instalar nada no sistema. */
export interface DebRecipe {
  /** O pacote do programa e as bibliotecas que uma imagem mínima não tem. */
  packages: string[];
  /** Caminho do executável dentro do pacote, por exemplo `usr/bin/redis-server`. */
  file: string;
}

/** Uma compilação feita uma vez e guardada no cache. */
export interface BuildRecipe {
  /** Ferramenta que precisa estar no PATH. */
  tool: string;
  /** Nome da pasta no cache; muda quando a receita muda. */
  key: string;
  /** Executável, relativo à pasta. */
  file: string;
  make(dir: string): Promise<void>;
}

/** Um executável encontrado e ainda não experimentado. */
export interface Located {
  path: string;
  env: Record<string, string>;
}

/** `obtainable`: não está aqui, mas esta origem pode buscá-lo. */
export type Attempt = Located | { reason: string; obtainable?: boolean };

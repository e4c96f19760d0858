/** Os programas que a lição e o explorador compilam; os nomes em `args` são as variáveis que já chegam com valor. */
export const PROGRAMS = {
  fatorial: {
    args: ['n'],
    source: `r = 1
enquanto 1 < n
  r = r * n
  n = n - 1
fim
devolve r`,
  },
  soma: {
    args: ['n'],
    source: `soma = 0
i = 0
enquanto i < n
  soma = soma + i * i
  i = i + 1
fim
devolve soma`,
  },
  mdc: {
    args: ['n', 'm'],
    source: `enquanto 0 < m
  resto = n % m
  n = m
  m = resto
fim
devolve n`,
  },
} satisfies Record<string, { args: readonly string[]; source: string }>;

/** `localhost`, e não 127.0.0.1: chaves de acesso (passkeys) recusam endereços numéricos. */
export const localUrl = (port: number): string => `http://localhost:${port}`;

/** Título do passo com o endereço, que diz quando a porta não é a de costume e por quê. */
export function titleWithPort(name: string, port: number, preferred: number): string {
  const why = port === preferred ? '' : ` (a porta ${preferred} está ocupada)`;
  return `${name} em ${localUrl(port)}${why}`;
}

/**
 * Espera todos, mesmo que um falhe, para nenhum ficar rodando sozinho.
 * @throws a falha, ou AggregateError com todas quando são várias
 */
export async function settleAll<T extends readonly unknown[]>(
  promises: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const results = await Promise.allSettled(promises);
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (errors.length > 1) throw new AggregateError(errors);
  if (errors.length === 1) throw errors[0];
  return results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as unknown as T;
}

/** `localhost`, e não 127.0.0.1: chaves de acesso (passkeys) recusam endereços numéricos. */
export const localUrl = (port: number): string => `http://localhost:${port}`;

/** Título do passo com o endereço, que diz quando a porta não é a de costume e por quê. */
export function titleWithPort(name: string, port: number, preferred: number): string {
  const why = port === preferred ? '' : ` (a porta ${preferred} está ocupada)`;
  return `${name} em ${localUrl(port)}${why}`;
}

/** Espera todos, mesmo que um falhe, para nenhum ficar correndo sozinho; então lança a primeira falha. */
export async function settleAll<T extends readonly unknown[]>(
  promises: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(promises);
  return (await Promise.all(promises)) as unknown as T;
}

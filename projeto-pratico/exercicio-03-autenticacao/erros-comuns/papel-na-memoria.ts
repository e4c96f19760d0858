/** Lê o que a pessoa pode na primeira vez e nunca mais: a moderadora demitida modera até o servidor reiniciar. */
import { startWith } from './referencia.ts';

const remembered = new Map<string, Promise<boolean>>();

await startWith(
  () => undefined,
  ({ building: { bindings } }) => {
    const { permits } = bindings.authority;
    bindings.authority.permits = (userId, permission) => {
      const key = `${userId} ${permission}`;
      const known = remembered.get(key) ?? permits(userId, permission);
      remembered.set(key, known);
      return known;
    };
  },
);

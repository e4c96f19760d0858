/** Acredita no `alg` que o token diz: com “none”, quem quiser escreve o seu e entra como qualquer pessoa. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { verifyAccessToken } = building.parts;
  building.parts = {
    ...building.parts,
    verifyAccessToken: async (jwt, context) => {
      if (!jwt.endsWith('.') || decodeProtectedHeader(jwt).alg !== 'none')
        return verifyAccessToken(jwt, context);
      const { sub, sid } = decodeJwt(jwt);
      return { userId: String(sub), deviceId: String(sid) };
    },
  };
});

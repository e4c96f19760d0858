/** Confere a assinatura, e não para quem o token foi feito: o da loja, que usa as mesmas chaves, abre contas aqui. */
import { decodeJwt } from 'jose';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { verifyAccessToken } = building.parts;
  building.parts = {
    ...building.parts,
    verifyAccessToken: (jwt, context) => {
      const { iss, aud } = jwt.split('.').length === 3 && jwt.startsWith('ey') ? decodeJwt(jwt) : {};
      return verifyAccessToken(jwt, { ...context, issuer: String(iss), audience: String(aud) });
    },
  };
});

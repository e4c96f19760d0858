/** Confere a assinatura e não a validade: um token que vazou há um ano ainda abre a conta. */
import { decodeJwt } from 'jose';
import { startWith } from './referencia.ts';

const issuedAt = (jwt: string): Date => {
  try {
    return new Date(Number(decodeJwt(jwt).iat) * 1_000);
  } catch {
    return new Date();
  }
};

await startWith((building) => {
  const { verifyAccessToken } = building.parts;
  building.parts = {
    ...building.parts,
    verifyAccessToken: (jwt, context) => verifyAccessToken(jwt, { ...context, now: issuedAt(jwt) }),
  };
});

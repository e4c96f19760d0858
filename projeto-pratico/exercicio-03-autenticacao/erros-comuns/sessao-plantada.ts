/** Continua com o valor que o navegador trouxe: quem o plantou ali antes entra junto com a vítima. */
import { currentRequest, startWith } from './referencia.ts';

const given = new Set<string>();

await startWith((building) => {
  const { newSessionToken } = building.parts;
  building.parts = {
    ...building.parts,
    newSessionToken: () => {
      const brought = /__Host-palco_session=([^;]+)/u.exec(currentRequest()?.headers.cookie ?? '')?.[1];
      const token = brought === undefined || given.has(brought) ? newSessionToken() : brought;
      given.add(token);
      return token;
    },
  };
});

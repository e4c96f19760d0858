/** Aceita o pedido sem PKCE “dos aplicativos que têm segredo”: o código interceptado volta a servir a quem o pegou. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { oauthConfiguration } = building.parts;
  building.parts = {
    ...building.parts,
    oauthConfiguration: (given) => ({
      ...oauthConfiguration(given),
      pkce: { required: (_ctx, { clientAuthMethod }) => clientAuthMethod === 'none' },
    }),
  };
});

/** Publica a chave inteira, com a metade privada: quem lê o endereço assina tokens em nome do servidor. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  building.modules.push({
    root: (app) =>
      void app.addHook('onSend', async ({ url }, _reply, payload) => {
        if (!url.endsWith('/jwks.json')) return payload;
        const { keys } = JSON.parse(String(payload)) as { keys: { kid: string }[] };
        const whole = (await building.doors.keys?.privateSet()) ?? [];
        return JSON.stringify({
          keys: keys.map((key) => ({ ...whole.find(({ kid }) => kid === key.kid), ...key })),
        });
      }),
  });
});

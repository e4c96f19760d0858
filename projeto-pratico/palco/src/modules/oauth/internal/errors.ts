import { defineErrors } from '#kernel/errors.ts';

export const oauthErrors = defineErrors({
  app_not_found: { status: 404, title: 'Aplicativo não encontrado' },
  apps_full: { status: 409, title: 'Aplicativos demais' },
  grant_not_found: { status: 404, title: 'Permissão não encontrada' },
  oauth_request_not_found: { status: 404, title: 'Pedido de autorização que não vale' },
});

export const appNotFound = () =>
  oauthErrors.create('app_not_found', 'Este aplicativo não existe ou não é seu.');

/** O mesmo texto para vencido, respondido, de outro navegador ou de outra conta. */
export const requestNotFound = () =>
  oauthErrors.create(
    'oauth_request_not_found',
    'Este pedido venceu, já foi respondido ou começou em outro navegador. Volte ao aplicativo e peça de novo.',
  );

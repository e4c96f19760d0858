import { createHash } from 'node:crypto';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';

const style = `:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,sans-serif}
body{max-width:34rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:1.5rem;line-height:1.25}
code{font-size:.875rem;opacity:.75;overflow-wrap:anywhere}`;

const styleHash = createHash('sha256').update(style).digest('base64');
const CSP = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const REASONS: Record<string, string> = {
  invalid_client: 'O aplicativo que trouxe você até aqui não está registrado no Palco.',
  invalid_redirect_uri: 'O aplicativo pediu para devolver você a um endereço que ele não registrou.',
  server_error: 'O defeito é nosso e foi registrado. Tente de novo em instantes.',
  temporarily_unavailable: 'O Palco não respondeu agora. Tente de novo em instantes.',
};

const DEFAULT = 'O pedido do aplicativo não pode ser atendido: venceu, já foi respondido ou veio incompleto.';

const text = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * Quando não há para onde devolver a pessoa com segurança: uma página do Palco, nunca um redirecionamento (RFC 6749,
 * 4.1.2.1). Sem script, sem nada de fora; o código do protocolo fica embaixo, para quem escreve o aplicativo.
 */
export function renderRefusal(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const { error, error_description: description = '' } = out;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('cache-control', 'no-store');
  ctx.set('content-security-policy', CSP);
  ctx.body = `<!doctype html>
<html lang="pt-BR">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pedido não atendido · Palco</title><style>${style}</style></head>
<body><main><h1>Este pedido não pode ser atendido</h1>
<p>${REASONS[error] ?? DEFAULT}</p>
<p>Volte ao aplicativo e comece de novo. Se continuar, avise quem o mantém.</p>
<p><code lang="en">${text(error)}${description === '' ? '' : `: ${text(description)}`}</code></p>
<p><a href="/">Ir para o Palco</a></p></main></body>
</html>
`;
}

import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { PolicyDeps } from './configuration.ts';

/**
 * A sessão do provedor segue a do Palco: quem saiu, ou entrou em outra conta, não autoriza nada pela anterior. E
 * `offline_access` sempre pergunta: a permissão vale quando a pessoa não está (OpenID Connect Core, 11).
 */
export function followViewer(provider: Provider, { viewerOf }: Pick<PolicyDeps, 'viewerOf'>) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    if (ctx.path.startsWith('/oauth/auth')) {
      const session = await provider.Session.get(ctx);
      const viewer = viewerOf(ctx.req);
      if (session.accountId !== undefined && session.accountId !== viewer) await session.destroy();
      await forgetAnswerOfAnother(provider, ctx.path, viewer);
    }
    if (ctx.path === '/oauth/auth') askForOffline(ctx);
    await next();
  };
}

/**
 * O que outra conta respondeu não vale para esta: o pedido pergunta de novo. Com a resposta, a biblioteca pararia em um
 * formulário seu para encerrar a sessão, que as regras da página não deixam enviar.
 */
async function forgetAnswerOfAnother(provider: Provider, path: string, viewer: string | null): Promise<void> {
  const uid = /^\/oauth\/auth\/([\w-]+)$/.exec(path)?.[1];
  const request = uid === undefined ? undefined : await provider.Interaction.find(uid);
  const answered = request?.result?.login?.accountId;
  if (!request || answered === undefined || answered === viewer) return;
  delete request.result;
  await request.save(request.exp - Math.floor(Date.now() / 1_000));
}

function askForOffline(ctx: KoaContextWithOIDC): void {
  const { scope, prompt } = ctx.query;
  if (typeof scope !== 'string' || !scope.split(' ').includes('offline_access')) return;
  if (Array.isArray(prompt) || prompt?.split(' ').some((one) => one === 'none' || one === 'consent')) return;
  ctx.query = { ...ctx.query, prompt: prompt ? `${prompt} consent` : 'consent' };
}

import { waitFor } from '@trilha/services';
import type { BrowserContext, Page } from 'playwright-core';

export const PASSWORD = 'a luz cai no meio do palco';

/** E-mail da pessoa que nasce administradora (`ADMIN_EMAIL`). */
export const ADMIN_EMAIL = 'dona@exemplo.com.br';

interface Letter {
  to: string;
  text: string;
}

async function tokenFor(context: BrowserContext, email: string, path: string): Promise<string> {
  const find = async () => {
    const answer = await context.request.get('/api/v1/letters');
    const { items } = (await answer.json()) as { items: Letter[] };
    const letter = items.find(({ to, text }) => to === email && text.includes(`${path}#`));
    return letter?.text.split(`${path}#`).at(1)?.split(/\s/u).at(0);
  };
  return waitFor(find, { deadlineMs: 20_000, everyMs: 100, what: `mensagem para ${email}` });
}

interface Call {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  data?: object;
}

/** Chama a API com os cookies de um contexto, como a página chamaria. @throws com a resposta, se ela é de erro */
export async function call(context: BrowserContext, origin: string, { method, path, data }: Call) {
  const headers = { origin };
  const answer = await context.request.fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(data && { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path} deu ${answer.status()}: ${await answer.text()}`);
  return answer.status() === 204 ? null : ((await answer.json()) as unknown);
}

/** Cria e confirma uma conta; o contexto sai dentro dela. */
export async function enroll(context: BrowserContext, origin: string, handle: string, email: string) {
  const name = handle.replace('_', ' ');
  await call(context, origin, {
    method: 'POST',
    path: '/users',
    data: { handle, name, email, password: PASSWORD },
  });
  const token = await tokenFor(context, email, 'confirmar-email');
  const data = { token, password: PASSWORD };
  await call(context, origin, { method: 'POST', path: '/email-confirmations', data });
}

/** Enche o formulário de entrada e o manda. */
export async function fillSignIn(page: Page, login: string, password = PASSWORD) {
  await page.getByLabel('Nome de usuário ou e-mail').fill(login);
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}

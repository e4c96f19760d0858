import type { BrowserContext } from 'playwright-core';
import { call } from './person.ts';

/** Uma publicação que a API aceitou. */
export interface Made {
  id: string;
}

interface NewPost {
  text: string;
  warning?: string;
  visibility?: string;
  inReplyToId?: string;
  quoteId?: string;
  poll?: { options: string[]; durationSeconds: number; multiple?: boolean };
}

/** Quem escreve pela API, com a sessão de um contexto. */
export function writer(context: BrowserContext, origin: string) {
  const send = async (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, data?: object) =>
    (await call(context, origin, { method, path, ...(data && { data }) })) as Made;
  return {
    publish: (data: NewPost) => send('POST', '/posts', data),
    edit: ({ id }: Made, data: { text?: string; warning?: string | null }) =>
      send('PATCH', `/posts/${id}`, data),
    remove: ({ id }: Made) => send('DELETE', `/posts/${id}`),
    vote: ({ id }: Made, choices: number[]) => send('PUT', `/posts/${id}/vote`, { choices }),
    rename: (data: { name?: string; bio?: string }) => send('PATCH', '/me', data),
  };
}

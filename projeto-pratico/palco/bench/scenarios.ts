import { reader } from './data.ts';
import type { Scenario } from './load.ts';

const signIn = { login: reader.handle, password: reader.password };

/** O que se mede, na ordem em que corre. */
export const scenarios: Scenario[] = [
  {
    // o mesmo e-mail pode repetir o pedido: o trabalho é o de um novo, menos a mensagem, que tem limite
    name: 'pedir uma conta',
    connections: 4,
    method: 'POST',
    path: '/api/v1/users',
    body: { ...reader, handle: 'repetida', email: 'repetida@exemplo.com.br' },
    status: 202,
  },
  { name: 'renovar o token', connections: 4, method: 'POST', path: '/api/v1/tokens/refresh', status: 200 },
  {
    name: 'ler a própria conta, pelo cookie',
    connections: 10,
    method: 'GET',
    path: '/api/v1/me',
    as: 'cookie',
    status: 200,
  },
  {
    name: 'ler a própria conta, pelo token',
    connections: 10,
    method: 'GET',
    path: '/api/v1/me',
    as: 'bearer',
    status: 200,
  },
  {
    name: 'publicar um post',
    connections: 10,
    method: 'POST',
    path: '/api/v1/posts',
    body: { text: 'Uma frase como as que se publicam.' },
    as: 'cookie',
    status: 201,
  },
  {
    name: 'ler a timeline, 30 posts',
    connections: 10,
    method: 'GET',
    path: '/api/v1/timeline?limit=30',
    as: 'cookie',
    status: 200,
  },
  {
    // por último: cada entrada abre uma sessão, e acima de cem a conta encerra a mais antiga, a das outras medidas
    name: 'entrar por um aparelho conhecido',
    connections: 4,
    method: 'POST',
    path: '/api/v1/sessions',
    body: signIn,
    as: 'device',
    status: 201,
  },
];

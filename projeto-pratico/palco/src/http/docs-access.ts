import type { FastifyContextConfig } from 'fastify';

/** Como se prova quem se é; sem nenhuma, a operação é de todos. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'palco_session',
    description:
      'Cookie que POST /sessions e POST /email-confirmations devolvem; por https, __Host-palco_session',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Token de acesso que POST /tokens devolve',
  },
} as const;

const anyProof = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));

/** O que a rota declara sobre quem a pode chamar, como a OpenAPI o diz. */
export function describeAccess({ access, recentProof }: FastifyContextConfig) {
  return {
    security: access === 'public' ? [] : anyProof,
    ...(typeof access === 'object' ? { 'x-permission': access.permission } : {}),
    ...(recentProof === undefined ? {} : { 'x-step-up': recentProof }),
  };
}

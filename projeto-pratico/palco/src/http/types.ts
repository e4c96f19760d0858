import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';

/** O servidor HTTP como as fatias o veem: Fastify com tipos derivados dos esquemas TypeBox. */
export type Http = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Quem está fazendo a requisição. */
export interface Viewer {
  userId: string;
  /** Sessão por onde entrou; nula para quem prova quem é a cada requisição. */
  sessionId: string | null;
  /** Falso para quem desativou a própria conta: só age onde a rota diz `whileDeactivated`. */
  active: boolean;
}

/**
 * Quem pode chamar uma rota. `public`: qualquer um. `user`: quem entrou. `owner`: quem entrou, e o
 * serviço ainda confere se o objeto é seu. `permission`: quem entrou e tem a permissão, por algum papel.
 */
export type Access = 'public' | 'user' | 'owner' | { permission: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Atende também quem desativou a conta. */
    whileDeactivated?: true;
    /** Recebe um arquivo grande: o prazo é do silêncio, não do corpo inteiro. */
    upload?: true;
  }
}

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

/** Por onde alguém provou quem é: senha a cada requisição, cookie, token do aplicativo do Palco, token de terceiro. */
type ViewerKind = 'basic' | 'browser' | 'app' | 'third_party';

/** Quem está fazendo a requisição. */
export interface Viewer {
  userId: string;
  kind: ViewerKind;
  /** Aparelho por onde entrou; nulo para quem não abriu sessão nenhuma aqui. */
  deviceId: string | null;
  /** O que a pessoa deixou um terceiro fazer por ela; nulo quando é ela mesma, no próprio Palco. */
  scopes: readonly string[] | null;
  /** Falso para quem desativou a própria conta: só age onde a rota diz `whileDeactivated`. */
  active: boolean;
}

/**
 * Quem pode chamar uma rota. `public`: qualquer um. `user`: quem entrou. `owner`: quem entrou, e o
 * serviço ainda confere se o objeto é seu. `permission`: quem entrou e tem a permissão, por algum papel.
 */
export type Access = 'public' | 'user' | 'owner' | { permission: string };

export type RecentProof = true | 'or-password';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** O que um terceiro precisa ter recebido para chamar a rota; sem isto, ela só atende o próprio Palco. */
    scope?: string;
    /** Pede prova de identidade de há pouco. `or-password`: a senha, que vai no corpo, basta a quem não tem segundo fator. */
    recentProof?: RecentProof;
    /** Atende também quem desativou a conta. */
    whileDeactivated?: true;
    /** Não lê cookie nenhum, e por isso atende também páginas de outros sites. */
    anyOrigin?: true;
    /** Recebe um arquivo grande: o prazo é do silêncio, não do corpo inteiro. */
    upload?: true;
  }
}

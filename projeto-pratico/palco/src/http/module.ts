import type { TSchema } from 'typebox';
import type { Http } from './types.ts';

/** O que uma fatia acrescenta ao servidor. */
export interface Module {
  /** Formas com nome, para a OpenAPI. */
  schemas?: TSchema[];
  /** Rotas sob `/api/v1`. */
  api?(app: Http): void;
  /** Rotas na raiz, como `/health` e `/media`. */
  root?(app: Http): void;
}

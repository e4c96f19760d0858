import type { Account } from './contas.ts';

/** O que voltou de uma operação, em qualquer estilo. */
export type Outcome = { account: Account | null } | { error: string };

/** As quatro operações, do lado de quem chama. Cada estilo tem o seu cliente, e os mesmos testes passam nos três. */
export interface Client {
  create(account: Account): Promise<Outcome>;
  read(handle: string): Promise<Outcome>;
  rename(handle: string, name: string): Promise<Outcome>;
  remove(handle: string): Promise<Outcome>;
}

/** Manda uma requisição e devolve status e corpo. */
export type Send = (request: { method: string; path: string; body?: unknown }) => Promise<Reply>;

export interface Reply {
  status: number;
  body: unknown;
}

export interface Style {
  name: string;
  /** O arquivo do servidor, para contar as linhas. */
  file: URL;
  /** Sobe o servidor numa porta livre de 127.0.0.1. */
  listen(): Promise<{ url: URL; close(): Promise<void> }>;
  client(send: Send): Client;
}

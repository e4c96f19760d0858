import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from './banco.ts';

/** O que todos os servidores de uma instalação dividem: o banco, as chaves e o relógio. */
export interface Site {
  db: Database;
  keys: { privateKey: KeyObject; publicKey: KeyObject };
  /** Em ms. */
  now: () => number;
}

/** Um lugar em que a conta está aberta, e o que ele manda em cada requisição. */
export interface Device {
  id: string;
  headers: Record<string, string>;
}

/** Reconhece quem chama, num servidor: o que ele guarda na memória é só dele. */
export interface Gate {
  signIn(userId: string): Promise<Device>;
  /** O id da conta, ou `null` se a prova não vale. */
  recognize(headers: IncomingHttpHeaders): Promise<string | null>;
  /** Encerra um aparelho. Volta quando o banco o gravou. */
  revoke(deviceId: string): Promise<void>;
  close(): Promise<void>;
}

export interface Scheme {
  name: string;
  open(site: Site): Promise<Gate>;
}

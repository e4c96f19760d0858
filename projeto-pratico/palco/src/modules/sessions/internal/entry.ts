import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { Db, Tx } from '#kernel/db.ts';
import type { AppError } from '#kernel/errors.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import type { Users } from '#modules/users/index.ts';
import { wrongCredentials } from './errors.ts';
import type { DeviceKind } from './store/devices.ts';

/** Alguém que provou quem é, por qualquer porta. */
export interface Proven {
  userId: string;
  /** O hash da senha que foi conferida; nulo se a prova foi outra. */
  proof: string | null;
  /** A prova já vale por dois fatores: não se pergunta o segundo passo. */
  strong: boolean;
  deviceName?: string | undefined;
  deviceToken?: string | undefined;
  /** A conta nasceu agora: este aparelho é o primeiro, e não há quem avisar. */
  newAccount?: boolean | undefined;
  /** Corre com a conta presa, antes de abrir: se lança, nada foi aberto nem gasto. */
  also?: (tx: Tx) => Promise<void>;
}

/** O segundo passo das contas que o pedem. Nasce sem pedir de ninguém. */
export interface SecondStep {
  /** Com a linha da conta presa: um fator ligado ao mesmo tempo é visto. */
  required(tx: Tx, userId: string): Promise<boolean>;
  /** A recusa que leva o desafio. */
  challenge(entering: {
    userId: string;
    proof: string | null;
    door: DeviceKind;
    deviceName: string | null;
  }): Promise<AppError>;
}

/** O que falta fazer depois do COMMIT: pôr os cookies e devolver o corpo, ou lançar a recusa. */
type Finish<Body> = (reply: FastifyReply) => Promise<Body>;

/** Uma das duas formas de ficar dentro. */
export interface EntryDoor<Body> {
  kind: DeviceKind;
  /** A forma do 201. */
  schema: TSchema;
  /** Abre na transação de quem pede. @throws `credentials_invalid`, `account_suspended` */
  open(tx: Tx, request: FastifyRequest, proven: Proven): Promise<Finish<Body>>;
  /** O mesmo, em uma transação sua. @throws também `second_factor_required` */
  enter(request: FastifyRequest, reply: FastifyReply, proven: Proven): Promise<Body>;
}

/** Como abrir, com tudo conferido. */
export type OpenDevice<Body> = (
  tx: Tx,
  request: FastifyRequest,
  proven: Proven & { active: boolean },
) => Promise<Finish<Body>>;

export interface EntryDeps {
  db: Db;
  users: Pick<Users, 'statusOf'>;
  secondStep: SecondStep;
}

/**
 * O fim de toda entrada, seja qual for a prova: prende a conta, vê se ela ainda pode entrar e se falta um segundo passo,
 * e só então abre. Tudo em uma transação: ou a sessão existe e o que a prova gastou está gasto, ou nada aconteceu.
 */
export function createEntryDoor<Body>(
  { db, users, secondStep }: EntryDeps,
  { kind, schema, openDevice }: { kind: DeviceKind; schema: TSchema; openDevice: OpenDevice<Body> },
): EntryDoor<Body> {
  async function open(tx: Tx, request: FastifyRequest, proven: Proven): Promise<Finish<Body>> {
    const { userId, proof, strong, also } = proven;
    const status = await users.statusOf(tx, userId, proof);
    if (status === null) throw wrongCredentials();
    if (!strong && (await secondStep.required(tx, userId))) {
      const deviceName = givenName(proven.deviceName);
      return async () => {
        throw await secondStep.challenge({ userId, proof, door: kind, deviceName });
      };
    }
    await also?.(tx);
    return openDevice(tx, request, { ...proven, active: status === 'active' });
  }

  return {
    kind,
    schema,
    open,
    async enter(request, reply, proven) {
      const finish = await db.transaction((tx) => open(tx, request, proven));
      return finish(reply);
    },
  };
}

/** O que faria um programa de e-mail enxergar um endereço e torná-lo clicável. */
const LINKS = /[.:/\\@]+/g;

/**
 * O nome que o aplicativo deu ao aparelho, se sobra algo que se veja. Ele vai no aviso à dona da conta: quem sabe a senha
 * dela não pode usar o Palco para lhe mandar um link.
 */
export function givenName(text: string | undefined): string | null {
  const name = cleanLine((text ?? '').replace(LINKS, ' '));
  return hasInk(name) ? name : null;
}

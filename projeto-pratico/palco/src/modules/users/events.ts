import type { Tx } from '#kernel/db.ts';

/**
 * O que acontece com uma conta e importa a outras fatias. Cada reação corre na transação do fato: ou acontecem os dois,
 * ou nenhum.
 */
export interface AccountReactions {
  /** A conta está para se desativar ou ser apagada; quem não pode ficar sem ela lança. Vem antes de prender qualquer linha. */
  leaving?(tx: Tx, userId: string): Promise<void>;
  deactivated?(tx: Tx, userId: string): Promise<void>;
  reactivated?(tx: Tx, userId: string): Promise<void>;
  /** O e-mail da conta acaba de ser confirmado: é nova, ou o trocou. */
  confirmed?(tx: Tx, userId: string, emailKey: string): Promise<void>;
  /** Quem cuida do Palco a suspendeu: nada do que estava aberto segue aberto. */
  suspended?(tx: Tx, userId: string): Promise<void>;
  /** A suspensão foi desfeita. */
  restored?(tx: Tx, userId: string): Promise<void>;
  /** @param keep sessão de quem trocou a senha, que segue aberta */
  passwordChanged?(tx: Tx, userId: string, keep: string | null): Promise<void>;
  /** A linha da conta ainda existe, e o que a cita será apagado junto. */
  deleting?(tx: Tx, userId: string): Promise<void>;
}

/** Chama a reação de cada fatia, na ordem das etapas. */
export async function announce(
  reactions: readonly AccountReactions[],
  react: (one: AccountReactions) => Promise<void> | undefined,
): Promise<void> {
  for (const one of reactions) await react(one);
}

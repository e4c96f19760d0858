/** Redefinir a senha desliga o segundo fator, “para quem perdeu o telefone”: quem lê o e-mail de alguém entra na conta. */
import { statement } from '../../palco/src/kernel/db.ts';
import { startWith } from './referencia.ts';

const turnOff = statement('variante', 'delete from second_factors.totp where user_id = $1');

await startWith(({ reactions }) => {
  reactions.push({
    passwordChanged: async (tx, userId, keep) => {
      if (keep === null) await tx.query(turnOff, [userId]);
    },
  });
});

import { Link } from 'react-router';
import { useHasMailbox } from '../api/letters.ts';
import { pathTo } from '../shell/paths.ts';
import { authStyles } from './Auth.tsx';

/** Onde estão as mensagens, quando este Palco não tem servidor de e-mail. */
export function MailboxNote() {
  if (!useHasMailbox()) return null;
  return (
    <p className={authStyles.other}>
      Nesta máquina, as mensagens ficam aqui: <Link to={pathTo.mailbox}>Abrir o correio</Link>
    </p>
  );
}

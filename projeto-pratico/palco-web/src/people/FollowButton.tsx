import { useLocation, useNavigate } from 'react-router';
import { useFollow } from '../api/profiles.ts';
import { useMe } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { useNotice } from '../ui/notices.tsx';

interface Props {
  person: { handle: string; name: string };
  following: boolean;
  /** Em lista, vários botões cheios lado a lado brigariam com o que se lê. */
  quiet?: boolean;
}

/** Seguir. Para visitante, o mesmo botão leva à entrada e volta para cá. */
export function FollowButton({ person, following, quiet = false }: Props) {
  const { data: me } = useMe();
  const follow = useFollow(person.handle);
  const notice = useNotice();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  const press = () => {
    if (!me) {
      void navigate(pathTo.signInFrom(pathname));
      return;
    }
    follow.mutate(!following, { onError: (error) => notice({ text: error.message, tone: 'bad' }) });
  };
  return (
    <Button
      look={following || quiet ? 'plain' : 'primary'}
      {...(following ? { icon: 'check' } : {})}
      aria-label={following ? `Seguindo ${person.name}. Deixar de seguir` : `Seguir ${person.name}`}
      onClick={press}
    >
      {following ? 'Seguindo' : 'Seguir'}
    </Button>
  );
}

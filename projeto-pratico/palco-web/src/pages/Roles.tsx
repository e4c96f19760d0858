import { Navigate } from 'react-router';
import { ChangeSection } from '../admin/ChangeSection.tsx';
import { PersonSection } from '../admin/PersonSection.tsx';
import { RoleSection } from '../admin/RoleSection.tsx';
import { useMe } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import home from './Home.module.css';
import { Missing } from './NotFound.tsx';
import { Title } from './Title.tsx';

/** Papéis e permissões da casa. A API recusa a quem não pode; a página diz isso antes de perguntar. */
export function RolesPage() {
  const { data: me, error, refetch } = useMe();
  if (me === null) return <Navigate to={pathTo.signInFrom(pathTo.roles)} replace />;
  if (!me) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <RowsSkeleton what="os papéis" />;
  }
  const can = (permission: string) => me.permissions.includes(permission);
  if (!can('roles:read')) {
    return (
      <Missing title="Sem permissão">
        Esta página é de quem cuida dos papéis. Se devia ser a sua também, fale com quem administra o Palco.
      </Missing>
    );
  }
  return (
    <>
      <Title>Papéis</Title>
      <header className={home.head}>
        <h1>Papéis</h1>
        <p>O que cada papel permite, quem tem cada um e o que já se mudou.</p>
      </header>
      <RoleSection canWrite={can('roles:write')} />
      <PersonSection can={can} />
      <ChangeSection />
    </>
  );
}

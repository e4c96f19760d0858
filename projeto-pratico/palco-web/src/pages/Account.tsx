import { Navigate } from 'react-router';
import { EmailForm } from '../account/EmailForm.tsx';
import { DeactivateSection, DeleteSection, ExportSection } from '../account/Leave.tsx';
import { PasswordForm } from '../account/PasswordForm.tsx';
import { useMe } from '../api/session.ts';
import { pathTo } from '../shell/paths.ts';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import home from './Home.module.css';
import { Title } from './Title.tsx';

function Sections() {
  const { data: me, error, refetch } = useMe();
  if (me === null) return <Navigate to={pathTo.signInFrom(pathTo.account)} replace />;
  if (me === undefined) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <RowsSkeleton what="a conta" />;
  }
  return (
    <>
      <EmailForm me={me} />
      <PasswordForm me={me} />
      <ExportSection />
      <DeactivateSection />
      <DeleteSection handle={me.handle} />
    </>
  );
}

/** A própria conta: como se entra nela, o que se leva dela e como se sai. */
export function AccountPage() {
  return (
    <>
      <Title>Conta</Title>
      <header className={home.head}>
        <h1>Conta</h1>
        <p>Como você entra, o que pode levar e como sair.</p>
      </header>
      <Sections />
    </>
  );
}

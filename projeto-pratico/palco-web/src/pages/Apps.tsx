import { useState } from 'react';
import account from '../account/Account.module.css';
import { SettingsPage } from '../account/SettingsPage.tsx';
import { useApps, useDeleteApp } from '../api/apps.ts';
import type { CreatedApp, OauthApp } from '../api/types.ts';
import { CreatedAppDialog, NewAppDialog } from '../apps/NewApp.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';

function DeleteDialog({ app, onClose }: { app: OauthApp; onClose: () => void }) {
  const remove = useDeleteApp();
  return (
    <ConfirmDialog
      title="Apagar o aplicativo"
      action="Apagar"
      error={remove.error}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(app.clientId, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        Ninguém mais entra em <strong>{app.name}</strong> com a conta do Palco, e o acesso já dado cai agora.
      </p>
    </ConfirmDialog>
  );
}

function AppRow({ app, onDelete }: { app: OauthApp; onDelete: () => void }) {
  return (
    <Row
      title={app.name}
      badge={app.type === 'public' ? 'público' : 'confidencial'}
      facts={
        <>
          <code>{app.clientId}</code>
          <br />
          {app.redirectUris.join(', ')}
        </>
      }
      action={
        <Button aria-label={`Apagar ${app.name}`} onClick={onDelete}>
          Apagar
        </Button>
      }
    />
  );
}

function Apps() {
  const { data: apps, error, refetch } = useApps();
  const [isAdding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedApp | null>(null);
  const [deleting, setDeleting] = useState<OauthApp | null>(null);
  if (!apps) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <RowsSkeleton what="os aplicativos" />;
  }
  const showCreated = (app: CreatedApp) => {
    setAdding(false);
    setCreated(app);
  };
  return (
    <Section id="apps-meus" title="Os meus aplicativos">
      <p className={account.fact}>
        Programas seus em que as pessoas entram com a conta do Palco, por OAuth 2.0 e OpenID Connect.
      </p>
      {apps.length > 0 ? (
        <Rows>
          {apps.map((app) => (
            <AppRow key={app.clientId} app={app} onDelete={() => setDeleting(app)} />
          ))}
        </Rows>
      ) : (
        <p className={account.fact}>Nenhum ainda.</p>
      )}
      <Button onClick={() => setAdding(true)}>Registrar um aplicativo</Button>
      {isAdding && <NewAppDialog onCreated={showCreated} onClose={() => setAdding(false)} />}
      {created && <CreatedAppDialog app={created} onClose={() => setCreated(null)} />}
      {deleting && <DeleteDialog app={deleting} onClose={() => setDeleting(null)} />}
    </Section>
  );
}

/** Aplicativos registrados pela pessoa. */
export function AppsPage() {
  return (
    <SettingsPage
      title="Aplicativos"
      lead="Para quem programa: deixe as pessoas entrarem com a conta do Palco."
    >
      {() => <Apps />}
    </SettingsPage>
  );
}

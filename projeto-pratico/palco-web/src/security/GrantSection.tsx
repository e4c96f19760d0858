import { useState } from 'react';
import account from '../account/Account.module.css';
import { useGrants, useRevokeGrant } from '../api/apps.ts';
import type { Grant } from '../api/types.ts';
import { describeScopes } from '../apps/scopes.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';

function RevokeDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const revoke = useRevokeGrant();
  return (
    <ConfirmDialog
      title="Tirar o acesso"
      action="Tirar o acesso"
      error={revoke.error}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate(grant.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <strong>{grant.app.name}</strong> deixa de ver a sua conta agora. Para voltar, terá de pedir de novo.
      </p>
    </ConfirmDialog>
  );
}

function Grants({ grants }: { grants: Grant[] }) {
  const [revoking, setRevoking] = useState<Grant | null>(null);
  return (
    <>
      {grants.length === 0 ? (
        <p className={account.fact}>Nenhum por enquanto.</p>
      ) : (
        <Rows>
          {grants.map((grant) => (
            <Row
              key={grant.id}
              title={grant.app.name}
              facts={
                <>
                  {describeScopes(grant.scopes).join('; ')}. Desde <Time iso={grant.createdAt} />
                </>
              }
              action={
                <Button aria-label={`Tirar o acesso de ${grant.app.name}`} onClick={() => setRevoking(grant)}>
                  Tirar o acesso
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {revoking && <RevokeDialog grant={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

/** Aplicativos de fora a que a pessoa deu acesso. */
export function GrantSection() {
  const { data: grants, error, refetch } = useGrants();
  return (
    <Section id="seguranca-acessos" title="Aplicativos com acesso">
      <p className={account.fact}>Serviços de fora em que você entrou com a sua conta do Palco.</p>
      {grants ? (
        <Grants grants={grants} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="os aplicativos" />
      )}
    </Section>
  );
}

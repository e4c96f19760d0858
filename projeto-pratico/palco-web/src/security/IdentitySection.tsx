import { useState } from 'react';
import account from '../account/Account.module.css';
import { EXTERNAL_SIGN_IN_URL, useExternalProvider } from '../api/external.ts';
import { useUnlinkIdentity } from '../api/security.ts';
import type { Security } from '../api/types.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { Time } from '../ui/Time.tsx';

type Identity = Security['identities'][number];

function UnlinkDialog({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const unlink = useUnlinkIdentity();
  return (
    <ConfirmDialog
      title={`Desligar de ${identity.provider}`}
      action="Desligar"
      error={unlink.error}
      busy={unlink.isPending}
      onConfirm={() => unlink.mutate(identity.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>A conta deixa de abrir por {identity.provider}. Nada muda lá.</p>
    </ConfirmDialog>
  );
}

/** Contas de outros serviços que abrem esta. Sem provedor e sem nenhuma ligada, não há o que mostrar. */
export function IdentitySection({ identities }: { identities: Identity[] }) {
  const { data: provider } = useExternalProvider();
  const [unlinking, setUnlinking] = useState<Identity | null>(null);
  if (!provider && identities.length === 0) return null;
  return (
    <Section id="seguranca-fora" title="Entrar por outro serviço">
      {identities.length > 0 && (
        <Rows>
          {identities.map((identity) => (
            <Row
              key={identity.id}
              title={identity.provider}
              facts={
                <>
                  {identity.email && `${identity.email} · `}desde <Time iso={identity.linkedAt} />
                </>
              }
              action={
                <Button
                  aria-label={`Desligar de ${identity.provider}`}
                  onClick={() => setUnlinking(identity)}
                >
                  Desligar
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {provider && identities.length === 0 && (
        <>
          <p className={account.fact}>Ligue a sua conta de {provider.name} para entrar por ela.</p>
          <a className={buttonClass()} href={EXTERNAL_SIGN_IN_URL}>
            Ligar {provider.name}
          </a>
        </>
      )}
      {unlinking && <UnlinkDialog identity={unlinking} onClose={() => setUnlinking(null)} />}
    </Section>
  );
}

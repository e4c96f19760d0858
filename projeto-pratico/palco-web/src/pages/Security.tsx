import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SettingsPage } from '../account/SettingsPage.tsx';
import { useSecurity } from '../api/security.ts';
import { DeviceSection } from '../security/DeviceSection.tsx';
import { GrantSection } from '../security/GrantSection.tsx';
import { IdentitySection } from '../security/IdentitySection.tsx';
import { PasskeySection } from '../security/PasskeySection.tsx';
import { RecoveryCodesDialog } from '../security/RecoveryCodes.tsx';
import { RecoverySection } from '../security/RecoverySection.tsx';
import { TotpSection } from '../security/TotpSection.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';

/** Como se entra: o que muda aqui muda a própria página, e os códigos novos aparecem por cima dela. */
function SignInWays() {
  const cache = useQueryClient();
  const { data: security, error, refetch } = useSecurity();
  const [codes, setCodes] = useState<string[] | null>(null);
  const showCodes = (next: string[]) => {
    setCodes(next);
    void cache.invalidateQueries();
  };
  if (!security) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return <RowsSkeleton what="a segurança da conta" />;
  }
  const hasFactor = security.totp || security.passkeys.length > 0;
  return (
    <>
      <TotpSection isOn={security.totp} onCodes={showCodes} />
      <PasskeySection passkeys={security.passkeys} onCodes={showCodes} />
      {hasFactor && <RecoverySection left={security.recoveryCodesLeft} onCodes={showCodes} />}
      <IdentitySection identities={security.identities} />
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}

/** Segundo fator, chaves, aparelhos e acessos de fora. */
export function SecurityPage() {
  return (
    <SettingsPage title="Segurança" lead="O que protege a sua conta, onde ela está aberta e quem mais a vê.">
      {() => (
        <>
          <SignInWays />
          <DeviceSection />
          <GrantSection />
        </>
      )}
    </SettingsPage>
  );
}

import { useState } from 'react';
import account from '../account/Account.module.css';
import { useRenewCodes } from '../api/security.ts';
import { plural } from '../text/numbers.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Section } from '../ui/Section.tsx';

interface Props {
  left: number;
  onCodes: (codes: string[]) => void;
}

/** Códigos para quando falta o telefone e a chave. */
export function RecoverySection({ left, onCodes }: Props) {
  const [isAsking, setAsking] = useState(false);
  const renew = useRenewCodes();
  const confirm = () =>
    renew.mutate(undefined, {
      onSuccess: (codes) => {
        setAsking(false);
        onCodes(codes);
      },
    });
  return (
    <Section id="seguranca-recuperacao" title="Códigos de recuperação">
      <p className={account.fact}>
        {plural(left, 'Resta', 'Restam')} <strong>{left}</strong> de 10. Cada um serve uma vez, quando você
        está sem o telefone e sem a chave de acesso.
      </p>
      <Button onClick={() => setAsking(true)}>Gerar outros códigos</Button>
      {isAsking && (
        <ConfirmDialog
          title="Gerar outros códigos"
          action="Gerar"
          error={renew.error}
          busy={renew.isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>Os que você tem guardados deixam de valer agora.</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

import { useState } from 'react';
import account from '../account/Account.module.css';
import { useDisableTotp, useStartTotp } from '../api/security.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Section } from '../ui/Section.tsx';
import { FormError } from '../ui/States.tsx';
import { TotpDialog } from './TotpDialog.tsx';

function Off({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const start = useStartTotp();
  return (
    <>
      <p className={account.fact}>
        Além da senha, a entrada pede um código que um aplicativo do seu telefone refaz a cada 30 segundos.
        Quem descobrir a senha não entra sem ele. Ao ligar, os outros aparelhos saem da conta.
      </p>
      <FormError message={start.error?.message} />
      <Button busy={start.isPending} onClick={() => start.mutate()}>
        Ligar o aplicativo de códigos
      </Button>
      {start.data && <TotpDialog {...start.data} onActive={onCodes} onClose={start.reset} />}
    </>
  );
}

function On() {
  const [isAsking, setAsking] = useState(false);
  const disable = useDisableTotp();
  return (
    <>
      <p className={account.fact}>
        <strong>Ligado.</strong> A entrada pede a senha e um código dele.
      </p>
      <Button onClick={() => setAsking(true)}>Desligar o aplicativo de códigos</Button>
      {isAsking && (
        <ConfirmDialog
          title="Desligar o aplicativo de códigos"
          action="Desligar"
          error={disable.error}
          busy={disable.isPending}
          onConfirm={() => disable.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>A entrada deixa de pedir o código. O segredo que está no telefone não serve mais.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface Props {
  isOn: boolean;
  onCodes: (codes: string[]) => void;
}

/** Segundo fator pelo aplicativo de códigos (TOTP). */
export function TotpSection({ isOn, onCodes }: Props) {
  return (
    <Section id="seguranca-codigos" title="Aplicativo de códigos">
      {isOn ? <On /> : <Off onCodes={onCodes} />}
    </Section>
  );
}

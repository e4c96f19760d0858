import { usePasskeySignIn } from '../api/passkeys.ts';
import { hasCode } from '../api/problem.ts';
import type { Proof } from '../api/proof.ts';
import { type SecondStep, useSecondStep } from '../api/second-step.ts';
import { AuthPage, authStyles } from '../pages/Auth.tsx';
import { Title } from '../pages/Title.tsx';
import { ProofForm } from '../security/ProofForm.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  step: SecondStep;
  /** A pessoa quis recomeçar, ou o passo não vale mais. */
  onRestart: (error: Error | null) => void;
}

/** Segundo passo da entrada. */
export function SecondStepPage({ step, onRestart }: Props) {
  const second = useSecondStep();
  const passkey = usePasskeySignIn();

  const prove = (proof: Proof) => {
    if (proof.method === 'password') return;
    if (proof.method === 'passkey') return passkey.mutate(null);
    const { challenge } = step;
    second.mutate(
      { ...proof, challenge },
      { onError: (error) => hasCode(error, 'challenge_invalid') && onRestart(error) },
    );
  };

  return (
    <AuthPage title="Confirme que é você" lead="A senha foi só o primeiro passo.">
      <Title>Segundo passo</Title>
      <ProofForm
        methods={step.methods}
        error={second.isError ? second.error : passkey.error}
        busy={second.isPending || passkey.isPending}
        action="Entrar"
        onProve={(proof) => {
          second.reset();
          passkey.reset();
          prove(proof);
        }}
      />
      <div className={authStyles.other}>
        <Button look="quiet" wide icon="back" onClick={() => onRestart(null)}>
          Começar de novo
        </Button>
      </div>
    </AuthPage>
  );
}

import { hasPasskeys, usePasskeySignIn } from '../api/passkeys.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';

/** Entrada com uma chave de acesso, sem nome nem senha. */
export function PasskeyButton() {
  const signIn = usePasskeySignIn();
  if (!hasPasskeys()) return null;
  return (
    <>
      <Button wide busy={signIn.isPending} onClick={() => signIn.mutate()}>
        Entrar com uma chave de acesso
      </Button>
      <FormError message={signIn.error?.message} />
    </>
  );
}

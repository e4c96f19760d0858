import { hasPasskeys, usePasskeyAutofill, usePasskeySignIn } from '../api/passkeys.ts';
import { Button } from '../ui/Button.tsx';
import { FormError } from '../ui/States.tsx';

/** Entrada com uma chave de acesso, sem nome nem senha: por aqui ou pela lista que se abre no campo do nome. */
export function PasskeyButton() {
  const signIn = usePasskeySignIn();
  usePasskeyAutofill(signIn.mutate);
  if (!hasPasskeys()) return null;
  return (
    <>
      <Button wide busy={signIn.isPending} onClick={() => signIn.mutate(null)}>
        Entrar com uma chave de acesso
      </Button>
      <FormError message={signIn.error?.message} />
    </>
  );
}

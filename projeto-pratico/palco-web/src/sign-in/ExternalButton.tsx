import { EXTERNAL_SIGN_IN_URL, useExternalProvider } from '../api/external.ts';
import { buttonClass } from '../ui/Button.tsx';

/** Entrada pelo provedor de fora, quando este Palco tem um. */
export function ExternalButton() {
  const { data: provider } = useExternalProvider();
  if (!provider) return null;
  return (
    <a className={buttonClass('plain', true)} href={EXTERNAL_SIGN_IN_URL}>
      Entrar com {provider.name}
    </a>
  );
}

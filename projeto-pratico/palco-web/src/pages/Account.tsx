import { EmailForm } from '../account/EmailForm.tsx';
import { DeactivateSection, DeleteSection, ExportSection } from '../account/Leave.tsx';
import { PasswordSection } from '../account/PasswordForm.tsx';
import { SettingsPage } from '../account/SettingsPage.tsx';

/** A própria conta: como se entra nela, o que se leva dela e como se sai. */
export function AccountPage() {
  return (
    <SettingsPage title="Conta" lead="Como você entra, o que pode levar e como sair.">
      {(me) => (
        <>
          <EmailForm me={me} />
          <PasswordSection me={me} />
          <ExportSection />
          <DeactivateSection />
          <DeleteSection me={me} />
        </>
      )}
    </SettingsPage>
  );
}

import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { CrashGuard } from '../pages/Crash.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { FormError } from '../ui/States.tsx';
import { arrive } from './arrive.ts';
import { ComposerContext, type Intent, NEW } from './context.ts';

const Composer = lazy(() => arrive(async () => (await import('./Composer.tsx')).Composer));

/** A caixa não chegou, ou parou: o que foi escrito continua guardado, e a página continua de pé. */
function Missing({ error, onClose }: { error: Error; onClose: () => void }) {
  return (
    <Dialog title="A caixa de publicar não abriu" size="small" onClose={onClose}>
      <FormError message={error.message} />
      <Button look="primary" wide icon="retry" onClick={() => location.reload()}>
        Recarregar a página
      </Button>
    </Dialog>
  );
}

/** O programa da caixa ainda está a caminho. */
const Opening = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="Abrindo…" onClose={onClose}>
    <RowsSkeleton what="a caixa de publicar" />
  </Dialog>
);

/** Dá a todas as páginas as caixas de escrever. Visitantes não as têm, nem as baixam. */
export function ComposerProvider({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  const [owner, setOwner] = useState<Me>();
  if (me && me !== owner) setOwner(me);
  const [opened, setOpened] = useState<Intent | null>(null);
  const door = useMemo(() => ({ open: () => setOpened(NEW), compose: setOpened }), []);
  const close = () => setOpened(null);
  return (
    <ComposerContext value={door}>
      {children}
      {owner && (
        <CrashGuard fallback={(error) => opened && <Missing error={error} onClose={close} />}>
          <Suspense fallback={opened && <Opening onClose={close} />}>
            <Composer key={owner.id} me={owner} isAway={!me} opened={opened} setOpened={setOpened} />
          </Suspense>
        </CrashGuard>
      )}
    </ComposerContext>
  );
}

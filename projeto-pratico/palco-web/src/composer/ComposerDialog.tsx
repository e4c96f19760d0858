import type { ComponentProps } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { ComposerForm } from './ComposerForm.tsx';
import { titleOf } from './words.ts';

type Props = Omit<ComponentProps<typeof ComposerForm>, 'isInline'>;

/** A caixa de escrever por cima da página. */
export function ComposerDialog(props: Props) {
  return (
    <Dialog title={titleOf(props.writing.intent)} onClose={props.onClose}>
      <ComposerForm {...props} />
    </Dialog>
  );
}

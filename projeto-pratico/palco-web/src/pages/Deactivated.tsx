import { useEffect } from 'react';
import { DeleteSection, ExportSection } from '../account/Leave.tsx';
import { useReactivate } from '../api/account.ts';
import { useSignOut } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

/** O que vê quem entra em uma conta desativada, em qualquer endereço: voltar, levar os dados ou sair. */
export function DeactivatedPage({ me }: { me: Me }) {
  const reactivate = useReactivate();
  const signOut = useSignOut();
  const notice = useNotice();
  // O botão que trouxe até aqui fica no pé de outra página.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const onError = (error: Error) => notice({ text: error.message, tone: 'bad' });
  return (
    <>
      <Title>Conta desativada</Title>
      <Empty
        level={1}
        title="A sua conta está desativada"
        action={
          <>
            <Button
              look="primary"
              busy={reactivate.isPending}
              onClick={() => reactivate.mutate(undefined, { onError })}
            >
              Reativar
            </Button>
            <Button
              look="quiet"
              busy={signOut.isPending}
              onClick={() => signOut.mutate(undefined, { onError })}
            >
              Sair
            </Button>
          </>
        }
      >
        Ninguém vê @{me.handle} por enquanto. Está tudo guardado: reative-a para voltar à cena.
      </Empty>
      <ExportSection />
      <DeleteSection me={me} />
    </>
  );
}

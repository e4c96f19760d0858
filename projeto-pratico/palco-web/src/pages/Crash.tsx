import { useRouteError } from 'react-router';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

/** Última rede: um defeito nosso chegou à tela. Recarregar recomeça do zero, e o rascunho continua guardado. */
export function CrashPage() {
  const error = useRouteError();
  return (
    <main>
      <Title>Defeito</Title>
      <Empty
        level={1}
        title="A página tropeçou"
        action={
          <Button look="primary" icon="retry" onClick={() => location.reload()}>
            Recarregar
          </Button>
        }
      >
        É um defeito do Palco, não seu. O que você escreveu está guardado neste navegador.
        {error instanceof Error && ` Detalhe técnico: ${error.message}`}
      </Empty>
    </main>
  );
}

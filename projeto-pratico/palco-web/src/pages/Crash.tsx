import { Component, type ReactNode } from 'react';
import { OfflineError } from '../api/problem.ts';
import { local } from '../storage.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

/** A página pedida não chegou: falta rede, ou o Palco mudou desde que esta aba abriu. */
function NotArrived({ error }: { error: Error }) {
  return (
    <>
      <Title>Sem resposta</Title>
      <Empty
        level={1}
        title="A página não chegou"
        action={
          <Button look="primary" icon="retry" onClick={() => location.reload()}>
            Recarregar a página
          </Button>
        }
      >
        {error.message}
      </Empty>
    </>
  );
}

/** Um defeito nosso, dito como tal. */
export function CrashNote({ error }: { error: Error }) {
  if (error instanceof OfflineError) return <NotArrived error={error} />;
  const kept = local.isDurable() ? ' O que você escreveu continua guardado neste navegador.' : '';
  return (
    <>
      <Title>Defeito</Title>
      <Empty
        level={1}
        title="A página parou de funcionar"
        action={
          <Button look="primary" icon="retry" onClick={() => location.reload()}>
            Recarregar a página
          </Button>
        }
      >
        O defeito é do Palco.{kept} Detalhe técnico: {error.message}
      </Empty>
    </>
  );
}

/** A página inteira, quando nem a navegação pôde ser mostrada. */
export function CrashPage({ error }: { error: Error }) {
  return (
    <main>
      <CrashNote error={error} />
    </main>
  );
}

interface Props {
  children: ReactNode;
  fallback: (error: Error) => ReactNode;
}

/** Cerca um defeito nosso: o que está fora dela continua de pé. */
export class CrashGuard extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? this.props.fallback(this.state.error) : this.props.children;
  }
}

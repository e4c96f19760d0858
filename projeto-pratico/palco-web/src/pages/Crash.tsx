import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

function CrashPage({ error }: { error: Error }) {
  return (
    <main>
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
        O defeito é do Palco. O que você escreveu continua guardado neste navegador; recarregue a página para
        voltar a ele. Detalhe técnico: {error.message}
      </Empty>
    </main>
  );
}

/** Última rede: um defeito nosso que chegou à tela vira uma página, não um branco. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? <CrashPage error={this.state.error} /> : this.props.children;
  }
}

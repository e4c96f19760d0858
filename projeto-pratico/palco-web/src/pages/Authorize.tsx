import { Navigate, useParams } from 'react-router';
import { useAnswerOauth, useOauthRequest } from '../api/apps.ts';
import { isWorthRetrying } from '../api/problem.ts';
import { useMe } from '../api/session.ts';
import type { OauthRequest } from '../api/types.ts';
import { describeScopes } from '../apps/scopes.ts';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState, FormError } from '../ui/States.tsx';
import { AuthPage, authStyles } from './Auth.tsx';
import { Title } from './Title.tsx';

function Consent({ request }: { request: OauthRequest }) {
  const answer = useAnswerOauth(request.uid);
  const isBusy = answer.isPending || answer.isSuccess;
  return (
    <div className={authStyles.form}>
      <FormError message={answer.error?.message} />
      <p>
        Você está no Palco como <strong>@{request.user.handle}</strong>. Se permitir,{' '}
        <strong>{request.app.name}</strong> poderá:
      </p>
      <ul className={authStyles.list}>
        {describeScopes(request.scopes).map((text) => (
          <li key={text}>
            <Icon name="check" size={20} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <p className={authStyles.note}>
        Ele não fica sabendo a sua senha. A permissão vale por um ano, ou até você a tirar em Conta,
        Segurança. Depois daqui, você vai para <strong>{request.app.redirectHost}</strong>.
      </p>
      <Button look="primary" wide busy={isBusy} onClick={() => answer.mutate('approval')}>
        Permitir
      </Button>
      <Button look="quiet" wide busy={isBusy} onClick={() => answer.mutate('denial')}>
        Não permitir
      </Button>
    </div>
  );
}

/** Um aplicativo de fora pede acesso à conta: quem é, o que quer, e a resposta. */
export function AuthorizePage() {
  const { uid = '' } = useParams();
  const { data: me } = useMe();
  const { data: request, error, refetch } = useOauthRequest(uid);
  if (me === null) return <Navigate to={pathTo.signInFrom(pathTo.authorize(uid))} replace />;
  const lead = request
    ? `${request.app.name} quer entrar com a sua conta.`
    : 'Um aplicativo quer entrar com a sua conta.';
  return (
    <AuthPage forMembers title="Permitir o acesso?" lead={lead}>
      <Title>Permitir o acesso</Title>
      {request ? (
        <Consent request={request} />
      ) : error && !isWorthRetrying(error) ? (
        <FormError message="Este pedido não vale mais. Volte ao aplicativo e comece de novo." />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="o pedido" />
      )}
    </AuthPage>
  );
}

import { lazy, Suspense } from 'react';
import { useMe } from '../api/session.ts';
import type { Post } from '../api/types.ts';
import { CrashGuard } from '../pages/Crash.tsx';
import { ErrorState } from '../ui/States.tsx';
import { arrive } from './arrive.ts';

const ReplyBox = lazy(() => arrive(async () => (await import('./ReplyBox.tsx')).ReplyBox));

interface Props {
  post: Post;
  /** A resposta publicada, ou nada se a pessoa fechou a caixa ou guardou um rascunho. */
  onDone: (post?: Post) => void;
}

/** Responder logo abaixo da publicação. Visitantes não veem nada. */
export function InlineReply({ post, onDone }: Props) {
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <CrashGuard fallback={(error) => <ErrorState error={error} />}>
      <Suspense fallback={null}>
        <ReplyBox key={post.id} me={me} post={post} onDone={onDone} />
      </Suspense>
    </CrashGuard>
  );
}

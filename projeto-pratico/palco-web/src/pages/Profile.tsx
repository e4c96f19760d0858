import { useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isNotFound } from '../api/problem.ts';
import { useProfile } from '../api/profiles.ts';
import { useMe } from '../api/session.ts';
import type { Profile } from '../api/types.ts';
import { Feed } from '../feed/Feed.tsx';
import { FollowButton } from '../people/FollowButton.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { AccountMenu } from '../shell/AccountMenu.tsx';
import { fullCount, plural, shortCount } from '../text/numbers.ts';
import { monthOf } from '../text/time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';
import { FeedSkeleton, ProfileSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import { EditProfile, type ProfileDraft } from './EditProfile.tsx';
import { Missing } from './NotFound.tsx';
import styles from './Profile.module.css';
import { Title } from './Title.tsx';

function Count({ value, one, many }: { value: number; one: string; many: string }) {
  return (
    <div className={styles.count} title={`${fullCount(value)} ${plural(value, one, many)}`}>
      <dt>{plural(value, one, many)}</dt>
      <dd>{shortCount(value)}</dd>
    </div>
  );
}

/** O que só a própria pessoa tem no seu perfil. No telefone é aqui que ficam tema e saída. */
function Own({ onEdit }: { onEdit: () => void }) {
  const { data: me } = useMe();
  return (
    <div className={styles.own}>
      <Button onClick={onEdit}>Editar perfil</Button>
      {me && (
        <div className={styles.settings}>
          <AccountMenu me={me} opens="down">
            <Icon name="more" />
          </AccountMenu>
        </div>
      )}
    </div>
  );
}

function Header({ profile }: { profile: Profile }) {
  const [isEditing, setEditing] = useState(false);
  const draft = useRef<ProfileDraft>(null);
  const { counts } = profile;
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        <Avatar person={profile} size={104} />
        {profile.viewer.isSelf ? (
          <Own onEdit={() => setEditing(true)} />
        ) : (
          <FollowButton person={profile} following={profile.viewer.following} />
        )}
      </div>
      <h1 className={styles.name}>
        <bdi>{profile.name}</bdi>
      </h1>
      <p className={styles.handle}>@{profile.handle}</p>
      {profile.bio && (
        <p className={styles.bio} dir="auto">
          <RichText text={profile.bio} />
        </p>
      )}
      <dl className={styles.counts}>
        <Count value={counts.posts} one="publicação" many="publicações" />
        <Count value={counts.followers} one="seguidor" many="seguidores" />
        <Count value={counts.following} one="seguindo" many="seguindo" />
      </dl>
      <p className={styles.since}>No Palco desde {monthOf(profile.createdAt)}</p>
      {isEditing && <EditProfile profile={profile} draft={draft} onClose={() => setEditing(false)} />}
    </header>
  );
}

function EmptyPerson({ profile }: { profile: Profile }) {
  if (profile.viewer.isSelf) {
    return (
      <Empty title="Nada publicado ainda">
        Use o botão Publicar, ou a tecla N, para escrever a primeira.
      </Empty>
    );
  }
  return (
    <Empty title="Nada publicado ainda">
      {profile.viewer.following
        ? 'A primeira publicação vai aparecer no seu início.'
        : `Siga ${profile.name} para receber a primeira publicação no seu início.`}
    </Empty>
  );
}

const REPLIES = 'respostas';

/** O que ela publicou, com o que respondeu aos outros ou sem. A escolha está no endereço. */
function Published({ profile }: { profile: Profile }) {
  const [params] = useSearchParams();
  const replies = params.has(REPLIES);
  const tab = (to: string, label: string, isHere: boolean) => (
    <Link className={styles.tab ?? ''} to={to} replace aria-current={isHere ? 'page' : undefined}>
      {label}
    </Link>
  );
  return (
    <>
      <nav className={styles.tabs} aria-label={`O que ${profile.name} publicou`}>
        {tab('?', 'Publicações', !replies)}
        {tab(`?${REPLIES}`, 'Com respostas', replies)}
      </nav>
      <Feed
        key={String(replies)}
        source={{ kind: 'person', handle: profile.handle, replies }}
        label={`Publicações de ${profile.name}${replies ? ', com respostas' : ''}`}
        empty={<EmptyPerson profile={profile} />}
      />
    </>
  );
}

/** Perfil de uma pessoa e o que ela publicou. */
export function ProfilePage() {
  const { handle = '' } = useParams();
  const { data: profile, error, refetch } = useProfile(handle);

  if (isNotFound(error)) {
    return (
      <Missing title="Perfil não encontrado">Ninguém usa @{handle}. Confira se o nome está completo.</Missing>
    );
  }
  if (error && !profile) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!profile) {
    return (
      <>
        <ProfileSkeleton />
        <FeedSkeleton />
      </>
    );
  }
  return (
    <>
      <Title>{`${profile.name} (@${profile.handle})`}</Title>
      <Header profile={profile} />
      <Published key={profile.id} profile={profile} />
      <PeopleRail />
    </>
  );
}

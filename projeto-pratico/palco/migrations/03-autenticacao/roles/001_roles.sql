create schema roles;

-- O que o código sabe perguntar. Cada linha tem o seu nome em modules/roles/internal/permissions.ts.
create table roles.permissions (
  name text primary key check (name ~ '^[a-z]+:[a-z]+$'),
  title text not null
);

create table roles.roles (
  -- só ASCII minúsculo: nada que se pareça com `admin` sem ser ele chega a existir
  name text primary key check (name ~ '^[a-z][a-z0-9-]{1,29}$'),
  title text not null check (char_length(title) between 1 and 80),
  built_in boolean not null default false
);

-- `admin` não tem linhas aqui: pode tudo o que existe, também o que uma etapa futura acrescentar
create table roles.role_permissions (
  role text not null references roles.roles (name) on delete cascade,
  permission text not null references roles.permissions (name) on delete cascade,
  primary key (role, permission),
  constraint role_permissions_not_admin check (role <> 'admin')
);

create index role_permissions_permission_idx on roles.role_permissions (permission);

create table roles.members (
  user_id uuid not null references users.users (id) on delete cascade,
  role text not null references roles.roles (name) on delete cascade,
  granted_at timestamptz not null,
  primary key (user_id, role),
  -- toda conta é `user`, sem linha: não há conta que a perca
  constraint members_not_user check (role <> 'user')
);

create index members_role_idx on roles.members (role, user_id);

-- Cada ADMIN_EMAIL faz um admin, uma vez: quem ficar com o endereço depois não fica com o papel
create table roles.bootstraps (
  email_hash bytea primary key,
  done_at timestamptz not null
);

-- A trilha do que se mudou. O nome do papel é texto, e não chave: o papel pode não existir mais.
create table roles.changes (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid references users.users (id) on delete set null,
  action text not null check (action in (
    'role_created', 'role_changed', 'role_deleted', 'role_granted', 'role_revoked',
    'account_suspended', 'account_restored'
  )),
  subject_id uuid references users.users (id) on delete set null,
  role text,
  permissions text[],
  reason text
);

create index changes_actor_id_idx on roles.changes (actor_id);
create index changes_subject_id_idx on roles.changes (subject_id);

-- A trilha só cresce. A única mudança aceita é a que a chave estrangeira faz quando uma conta é apagada: ela deixa de
-- ser citada, e a razão que se escreveu sobre ela vai junto.
create function roles.keep_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.at, new.action, new.role, new.permissions, new.reason)
        is not distinct from (old.id, old.at, old.action, old.role, old.permissions, old.reason)
      and (new.actor_id is not distinct from old.actor_id
        or new.actor_id is null and not exists (select from users.users where id = old.actor_id))
      and (new.subject_id is not distinct from old.subject_id
        or new.subject_id is null and not exists (select from users.users where id = old.subject_id))
    then
      if new.subject_id is null then new.reason := null; end if;
      return new;
    end if;
  end if;
  raise exception 'a trilha de papéis só cresce';
end
$$;

create trigger changes_only_grow before update or delete on roles.changes
  for each row execute function roles.keep_changes();
create trigger changes_not_truncated before truncate on roles.changes
  for each statement execute function roles.keep_changes();

insert into roles.permissions (name, title) values
  ('roles:read', 'Ver papéis, quem os tem e a trilha do que mudou'),
  ('roles:write', 'Criar, mudar e apagar papéis'),
  ('roles:grant', 'Dar e tirar papéis'),
  ('accounts:suspend', 'Suspender contas e desfazer suspensões'),
  ('apps:write', 'Registrar aplicativos'),
  ('videos:publish', 'Enviar vídeos'),
  ('posts:moderate', 'Moderar publicações');

insert into roles.roles (name, title, built_in) values
  ('user', 'Pessoa', true),
  ('creator', 'Quem cria', true),
  ('moderator', 'Moderação', true),
  ('admin', 'Administração', true);

insert into roles.role_permissions (role, permission) values
  ('user', 'apps:write'),
  ('user', 'videos:publish'),
  ('creator', 'videos:publish'),
  ('moderator', 'posts:moderate');

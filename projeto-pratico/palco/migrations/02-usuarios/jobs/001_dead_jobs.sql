-- um banco de quando a fila nascia na etapa 05 já as tem
create schema if not exists jobs;

-- tarefas que esgotaram as tentativas, com a razão; a fila viva fica em graphile_worker
create table if not exists jobs.dead_jobs (
  id bigint primary key,
  name text not null,
  payload jsonb not null,
  attempts integer not null,
  reason text not null,
  died_at timestamptz not null default now()
);

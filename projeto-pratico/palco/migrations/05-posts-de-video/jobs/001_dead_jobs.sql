create schema jobs;

-- tarefas que esgotaram as tentativas, com a razão; a fila viva fica em graphile_worker
create table jobs.dead_jobs (
  id bigint primary key,
  name text not null,
  payload jsonb not null,
  attempts integer not null,
  reason text not null,
  died_at timestamptz not null default now()
);

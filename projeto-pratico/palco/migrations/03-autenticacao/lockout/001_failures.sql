create schema lockout;

-- Senhas erradas da hora, por login e, à parte, por aparelho que a conta conhece. Fica no banco: reiniciar o processo,
-- ou ter vários, não dá mais tentativas a ninguém.
create table lockout.failures (
  -- só o SHA-256 do que se digitou, que pode ser o e-mail de alguém
  key bytea primary key,
  count integer not null check (count >= 0),
  ends_at timestamptz not null
);

create index failures_ends_at_idx on lockout.failures (ends_at);

-- Conta suspensa por quem cuida do Palco: some das leituras como a desativada, e não entra. A razão fica com a conta e
-- sai com ela; nula para quem não está suspenso.
alter table users.users
  add column suspension text check (char_length(suspension) between 1 and 500),
  add column suspended_at timestamptz,
  add constraint users_suspension_whole check ((suspension is null) = (suspended_at is null));

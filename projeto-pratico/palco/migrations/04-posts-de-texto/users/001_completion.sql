-- o nome como se procura: sem acento e em minúsculas
create function users.name_key(name text) returns text language sql immutable parallel safe
  return lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g'));

-- na ordem dos bytes: quem começa por um texto é um trecho contínuo do índice
create index users_handle_prefix_idx on users.users (handle collate "C")
  where status = 'active' and suspension is null;
create index users_name_prefix_idx on users.users (users.name_key(name) collate "C", handle)
  where status = 'active' and suspension is null;

create schema signing_keys;

create table signing_keys.keys (
  -- RFC 7638: o nome sai da própria chave
  kid text primary key,
  public_jwk jsonb not null,
  -- selada: quem lê o banco não assina nada
  private_sealed bytea not null,
  -- publicada desde que nasce, assina a partir daqui
  signs_from timestamptz not null
);

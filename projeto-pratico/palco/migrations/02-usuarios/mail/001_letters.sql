create schema mail;

-- a caixa local, que faz as vezes de um servidor de e-mail na máquina de quem desenvolve
create table mail.letters (
  -- a mesma mensagem entregue de novo não se repete
  message_id text primary key,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  received_at timestamptz not null default now()
);

create index letters_received_at_idx on mail.letters (received_at desc);

-- Desativada a conta, as sessões dela seguem abertas só para voltar ou sair. Fica aqui, e não em uma consulta a mais em
-- cada requisição: quem desativa muda a conta e as sessões na mesma transação.
alter table sessions.sessions add column account_active boolean not null default true;

-- Cada troca conta as do último minuto do mesmo aparelho: o índice as acha sem ler as outras
create index refresh_tokens_device_id_used_at_idx on sessions.refresh_tokens (device_id, used_at);
drop index sessions.refresh_tokens_device_id_idx;

/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor recebe. `…` está no
 * lugar do que muda a cada execução. Nas demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'sair-so-no-navegador': { 'session-sign-out': 'status 200 OK' },
  'sessao-plantada': { 'session-fixation': 'o valor que veio no pedido: quem o plantou já está dentro' },
  'sem-csrf': { csrf: 'status 200 OK' },
  'vizinho-de-confianca': { csrf: 'status 200 OK' },
  'sem-assinatura': { 'token-forged': 'sem assinatura (alg none): status 200' },
  'token-da-loja': { 'token-forged': 'de outro emissor, para outro público: status 200' },
  'token-eterno': { 'token-expired': 'status 200 OK' },
  'sessao-eterna': { 'token-expired': 'status 200 OK' },
  'reuso-sem-castigo': { 'refresh-reuse': 'status 200 OK' },
  'dois-vencedores': {
    'refresh-at-once': '… sucessores diferentes: cada um é uma família que ninguém vigia',
  },
  'graca-sem-fim': { 'refresh-reuse': 'status 200 OK' },
  'chave-privada-no-ar': { jwks: 'a chave privada no ar (d): quem a lê entra como qualquer pessoa' },
  'aparelho-alheio': { 'devices-revoke': 'status 204 No Content' },
  'aviso-que-nao-sai': { 'login-notice': 'chegaram 1', 'refresh-reuse': 'chegaram 2' },
  'tranca-o-dono': {
    'lockout-fair': 'status 429: quem erra a senha dos outros os tranca para fora',
    'login-notice': 'a mensagem “Entrada em um aparelho novo no Palco” não o traz',
  },
  'aparelho-de-qualquer-um': {
    'lockout-fair': 'status 201: um aparelho que só outra conta conhece escapa do bloqueio',
  },
  'link-que-nao-gasta': { 'reset-once': '204 e 204' },
  'senha-nova-que-conta': { 'reset-hides-accounts': 'status 404 Not Found' },
  'senha-nova-com-gente-dentro': { reset: 'status 200 OK', 'devices-others': 'status 200 OK' },
  'senha-nova-que-basta': { 'totp-sign-in': 'status 201 Created' },
  'codigo-repetido': { 'totp-once': '10 entradas com o mesmo código' },
  'codigo-na-outra-rota': { 'totp-once': 'status 200 OK' },
  'recuperacao-sem-fim': { 'recovery-codes': '2 entradas com o mesmo código' },
  'desafio-repetido': { 'challenge-burns': 'status 201 Created' },
  'desafio-sem-limite': { 'challenge-burns': 'status 201 Created' },
  'conta-que-a-chave-diz': { 'passkey-refuses': 'status 201 Created' },
  'prova-eterna': {
    'step-up': 'status 400 Bad Request',
    'step-up-by-factor': 'status 400 Bad Request',
    'step-up-routes': 'status 400 Bad Request',
  },
  'prova-esquecida': { 'step-up-routes': 'DELETE /api/v1/apps/{clientId}: status 400' },
  'permissao-esquecida': {
    'access-matrix': 'user em GET /api/v1/users/{handle}/roles: status 404 user_not_found',
  },
  'papel-na-memoria': { 'roles-effect': 'status 200 OK' },
  'ultimo-admin-sai': {
    'roles-last-admin': 'os dois saíram, e não sobrou quem mande',
    'access-matrix': 'status 403 Forbidden',
  },
  'admin-que-se-desativa': { 'roles-last-admin': 'status 204 No Content' },
  'codigo-de-autorizacao-duas-vezes': { 'oauth-code-once': '… trocas do mesmo código deram tokens' },
  'sem-pkce': { 'oauth-pkce': 'status 303, /autorizar/…' },
  'volta-por-prefixo': { 'oauth-redirect': 'status 303, /autorizar/…' },
  'escopo-esquecido': { 'oauth-scope': 'GET /api/v1/me/grants: status 200' },
  'liga-por-email': { 'external-never-links': 'https://palco.exemplo.com.br/' },
  'provedor-que-basta': { 'external-never-links': 'https://palco.exemplo.com.br/' },
  'log-da-renovacao': { secrets: 'o log mostra o refresh token em claro' },
};

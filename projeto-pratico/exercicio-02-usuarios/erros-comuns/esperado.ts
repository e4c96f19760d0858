/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor recebe. `…` está no
 * lugar do que muda a cada execução. Nas demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'senha-rapida': { 'password-cost': '?' },
  'senha-truncada': { 'password-whole': '?' },
  'senha-comum': { 'password-rules': '?', 'password-change': '?' },
  'entrada-rapida': { 'work-hides-accounts': '?' },
  'cadastro-que-conta': { 'signup-hides-accounts': '?', 'work-hides-accounts': '?' },
  'token-em-claro': { 'password-secret': '?' },
  'token-curto': { 'signup-link': '?' },
  'token-eterno': { 'signup-expires': '?' },
  'link-do-host': { 'signup-link': '?' },
  'confirma-sem-senha': { 'signup-token': '?', 'signup-repeats': '?' },
  'nome-conferido-antes': { 'handle-race': '?' },
  'nome-reciclado': { delete: '?' },
  'imagem-como-veio': { 'avatar-accepts': '?', 'avatar-by-content': '?' },
  'imagem-com-metadados': { 'avatar-accepts': '?' },
  'imagem-sem-limite': { 'avatar-by-content': '?' },
  'correio-sem-insistir': { 'mail-outage': '?' },
  'mensagem-na-memoria': { 'kill-signup': '?' },
  'erro-um-por-vez': { 'fields-all': '?' },
  'campo-descartado': { 'fields-all': '?' },
  'perfil-com-email': { 'signup-confirms': '?' },
  'exporta-o-hash': { export: '?' },
  'retrato-esquecido': { delete: '?' },
  'tentativas-sem-fim': { 'rate-limit': '?' },
  'log-do-cadastro': { 'password-secret': '?' },
  'corpo-de-confianca': { 'fields-all': '?', 'hostile-input': '?' },
  'sem-desafio': { 'me-requires-identity': '?', 'signin-hides-accounts': '?' },
};

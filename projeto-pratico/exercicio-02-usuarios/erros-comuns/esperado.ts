const NO_LETTER = 'nenhuma mensagem chegou';

/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor recebe. `…` está no
 * lugar do que muda a cada execução. Nas demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'senha-rapida': {
    'password-cost': '… ms de processador por senha conferida: quem rouba o banco testa milhões por segundo',
  },
  'senha-truncada': { 'password-whole': 'status 200 OK' },
  'senha-comum': {
    'password-rules': 'status 202 Accepted',
    'password-change': 'status 204 No Content',
  },
  'entrada-rapida': { 'work-hides-accounts': 'ao entrar, … ms de processador para quem não tem' },
  'cadastro-que-conta': {
    'signup-hides-accounts': 'status 409 Conflict',
    'work-hides-accounts': 'ao pedir uma conta, … ms de processador para quem não tem',
  },
  'token-em-claro': {
    'password-secret':
      'a conexão com o banco mostra o token em claro: quem lê o banco confirma no lugar da pessoa',
  },
  'token-curto': { 'signup-link': 'um token de 6 caracteres' },
  'token-eterno': { 'signup-expires': 'status 409 Conflict' },
  'troca-eterna': { 'signup-expires': 'status 200 OK' },
  'email-sem-restricao': { 'email-race': '2 contas ficaram com o mesmo e-mail' },
  'nome-como-marcacao': { 'signup-link': 'o nome de quem pediu virou marcação na mensagem' },
  'link-do-host': { 'signup-link': 'um link para o Host que veio na requisição' },
  'confirma-sem-senha': { 'signup-token': 'status 200 OK', 'signup-repeats': 'status 200 OK' },
  'nome-conferido-antes': { 'handle-race': '… cadastros do mesmo nome receberam 202' },
  'nome-reciclado': { delete: 'status 202 Accepted' },
  'imagem-como-veio': {
    'avatar-accepts': 'bytes que não são um WebP',
    'avatar-by-content': 'um GIF: status 200 OK',
  },
  'imagem-com-metadados': { 'avatar-accepts': 'os blocos EXIF' },
  'imagem-sem-limite': { 'avatar-by-content': 'um PNG de 144 megapixels em 18 kB: status 200 OK' },
  'correio-sem-insistir': { 'mail-outage': NO_LETTER },
  'mensagem-na-memoria': { 'kill-signup': NO_LETTER },
  'erro-um-por-vez': { 'fields-all': 'só itens de handle' },
  'campo-descartado': { 'fields-all': 'status 202 Accepted' },
  'perfil-com-email': { 'signup-confirms': 'a resposta traz o e-mail' },
  'exporta-o-hash': { export: 'a resposta traz o hash da senha' },
  'retrato-esquecido': { delete: 'status 200 OK' },
  'tentativas-sem-fim': { 'rate-limit': 'nenhum 429 em 9' },
  'endereco-forjado': { 'rate-limit': 'nenhum 429 em 9' },
  'log-do-cadastro': { 'password-secret': 'o log mostra a senha, o token ou a credencial' },
  'log-da-troca': { 'password-secret': 'o log mostra a senha, o token ou a credencial' },
  'corpo-de-confianca': {
    'fields-all': 'status 500 Internal Server Error',
    'hostile-input': 'status 500',
  },
  'sem-desafio': {
    'me-requires-identity': 'sem o cabeçalho www-authenticate',
    'signin-hides-accounts': 'sem o cabeçalho www-authenticate',
  },
};

/** As mensagens do motor que um iniciante mais encontra, com o que fazer. `$1` é o primeiro grupo. */
const TABLE: readonly [RegExp, string][] = [
  [
    /^Cannot (?:assign to read only property|define property .+ not extensible|redefine property)/,
    'mudou o que é só de leitura: um objeto congelado ou uma peça da linguagem, que aqui ninguém troca nem estende',
  ],
  [/Array buffer allocation failed|Invalid string length/, 'o que pediu de uma vez não cabe na memória'],
  [/Cannot mix BigInt/, 'a conta mistura BigInt e number: converta um deles com BigInt(n) ou Number(n)'],
  [/Cannot convert a BigInt value to a number/, 'aqui só entra number: converta antes com Number(n)'],
  [
    /Cannot convert (.+) to a BigInt/,
    'aqui só entra BigInt, e veio $1: escreva 1n ou converta com BigInt(n)',
  ],
  [/cannot be converted to a BigInt because/, 'BigInt só guarda inteiros: arredonde antes de converter'],
  [/serialize a BigInt/, 'JSON não tem BigInt: troque-o por texto antes de JSON.stringify'],
  [
    /Offset is outside the bounds/,
    'a posição passa do fim da memória: confira o deslocamento e o tamanho do campo',
  ],
  [/Start offset .+ is outside the bounds/, 'o começo passa do fim da memória: confira o deslocamento'],
  [
    /First argument to DataView constructor/,
    'new DataView pede um ArrayBuffer: passe bytes.buffer, bytes.byteOffset e bytes.byteLength',
  ],
  [
    /Invalid (?:typed array|array buffer|array|DataView) length/,
    'o tamanho é negativo, tem fração ou não é número',
  ],
  [/offset is out of bounds/, 'o que se copia não cabe no destino: confira a posição e o tamanho'],
  [
    /Cannot read properties of (undefined|null) \(reading '(.+?)'\)/,
    'leu `$2`, mas o que vem antes do ponto é $1',
  ],
  [
    /Cannot set properties of (undefined|null) \(setting '(.+?)'\)/,
    'escreveu em `$2`, mas o que vem antes é $1',
  ],
  [
    /\.((?:read|write)(?:U?Int|Big|Float|Double)\w+) is not a function/,
    'só um Buffer tem `$1`, e o valor é outra coisa, como um Uint8Array: olhe-o como Buffer antes',
  ],
  [/^(require|module|exports) is not defined/, 'aqui se usa import e export, e não `$1`'],
  [/^Class constructor (\S+) cannot be invoked/, '`$1` é uma classe, e classe só se chama com new'],
  [/^(.+) is not a function/, '`$1` não é uma função: confira o nome e o valor antes do parêntese'],
  [/^(.+) is not iterable/, '`$1` não é uma lista nem outro valor que se percorra'],
  [/^(.+) is not defined/, '`$1` não foi declarado: confira o nome ou falta um import'],
  [/Cannot access '(.+)' before initialization/, '`$1` foi usado antes da linha que o declara'],
  [/Assignment to constant variable/, 'const não muda de valor: declare com let'],
  [/is not valid JSON|end of JSON/, 'o texto não é JSON válido'],
  [/out of range/, 'o valor não cabe: a mensagem diz qual é e os limites'],
  [
    /^Access to this API has been restricted|is disabled when Permission Model is enabled|^Cannot load native addon/,
    'a verificação não deixa o arquivo fazer isso por conta própria: se a função recebe um objeto para isso, use-o',
  ],
  // As falhas do sistema, que o Node escreve como “ENOENT: no such file or directory, open 'a.txt'”.
  [/^EBADF: /, 'o número não é de um arquivo aberto, ou foi aberto de um modo que não permite isso (EBADF)'],
  [/^ENOENT: /, 'o arquivo ou a pasta não existe (ENOENT)'],
  [/^EEXIST: /, 'já existe um arquivo com esse nome (EEXIST)'],
  [/^EISDIR: /, 'isso é uma pasta, e não um arquivo (EISDIR)'],
  [/^ENOTDIR: /, 'uma parte do caminho não é uma pasta (ENOTDIR)'],
  [/^(EACCES|EPERM): /, 'o sistema não dá permissão para isso ($1)'],
  [/^(EMFILE|ENFILE): /, 'há arquivos ou conexões demais abertos: falta fechar algum ($1)'],
  [/^ENOSPC: /, 'o disco está cheio (ENOSPC)'],
  [/^EIO: /, 'o dispositivo falhou ao ler ou gravar (EIO)'],
  [/^EAGAIN: /, 'nada disponível agora: tente de novo depois (EAGAIN)'],
  [/^EINVAL: /, 'um argumento não vale para essa chamada (EINVAL)'],
  [/EADDRINUSE: /, 'outro programa já usa essa porta (EADDRINUSE)'],
  [/ECONNREFUSED\b/, 'ninguém atende nesse endereço e porta (ECONNREFUSED)'],
  [/^Cannot find package '(.+?)'/, 'o pacote `$1` não está instalado aqui'],
  [/^Cannot find module/, 'confira o caminho, que começa com ./ e leva a extensão, como em ./nome.ts'],
  [/does not provide an export named '(.+)'/, 'esse módulo não exporta `$1`'],
  [/^No such built-in module: (.+)/, 'o Node não tem o módulo `$1`'],
  [/^Only URLs with a scheme/, 'só se importa de um arquivo daqui, de um pacote instalado ou de node:'],
  [/^Unterminated string/, 'falta fechar as aspas nesta linha'],
  [/^Unterminated template/, 'falta fechar uma crase'],
  [
    /^Unterminated regexp/,
    'uma barra abriu uma expressão regular que não fecha; JSX, como <div>, não vale aqui',
  ],
  [/^Unexpected character '[“”‘’]'/, 'as aspas curvas são de texto: no código são retas'],
  [/^await isn't allowed|^await is only valid/, 'await só vale dentro de uma função async'],
  [
    /^Return statement is not allowed|^Illegal return/,
    'há um return fora de função: confira as chaves antes dele',
  ],
  [/'import', and 'export' cannot be used outside/, 'falta fechar uma chave antes desta linha'],
  [
    /Unexpected eof|Unexpected end of input|Expected '\}', got '<eof>'/,
    'o arquivo acabou com uma chave ou parêntese aberto',
  ],
  [/has already been declared|redefined|defined multiple times/, 'o mesmo nome foi declarado duas vezes'],
  [/^Unexpected token|^Expected |^Expression expected/, 'falta ou sobra um sinal nesta linha ou logo antes'],
];

/** O que a mensagem do motor quer dizer, em português; indefinido se não está na tabela. */
export function translateEngineError(message: string): string | undefined {
  const start = message.slice(0, 500).trim();
  for (const [pattern, text] of TABLE) {
    const match = pattern.exec(start);
    if (match) return text.replaceAll(/\$(\d)/g, (_, group) => match[Number(group)] ?? '');
  }
  return;
}

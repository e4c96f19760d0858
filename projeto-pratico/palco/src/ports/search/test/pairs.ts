/** Pares de palavras: as que quem procura uma quer achar na outra, e as que só se parecem. */
export interface PairSet {
  together: string[];
  apart: string[];
}

const pairs = (text: string): string[] => text.split(',').map((pair) => pair.trim());

/** Os que guiaram as regras. */
export const known: PairSet = {
  together: pairs(`
    vídeo vídeos, video vídeo, videos vídeo, programação programar, programacao programação,
    programação programações, transmissão transmissões, transmissao transmissões, canais canal, animais animal,
    legendas legenda, coração corações, coracao corações, pão pães, pao pães, mão mãos, irmão irmãos,
    alemão alemães, limão limões, avião aviões, papel papéis, hotel hotéis, hoteis hotel, fácil fáceis,
    facil fáceis, útil úteis, possível possíveis, azul azuis, farol faróis, lençol lençóis, perfil perfis,
    barril barris, gentil gentis, homem homens, jovem jovens, bom bons, imagem imagens, som sons,
    mulher mulheres, flor flores, computador computadores, professor professores, professora professoras,
    professor professora, luz luzes, vez vezes, cartaz cartazes, mês meses, país países, portugues portugueses,
    inglês ingleses, casa casas, gato gatos, menino menina, menino meninos, aluno alunas, cantar canta,
    cantar cantou, cantar cantando, cantar cantaram, correr correndo, correr correu, trabalhar trabalho,
    trabalhar trabalhando, trabalho trabalhos, publicar publicação, publicar publicou, publicação publicações,
    publicado publicada, comprar compras, comprou comprando, ajuda ajudar, ajudando ajuda, feliz felizes,
    felicidade felicidades, música músicas, musica músicas, música músico, político políticos,
    política políticas, rápido rapidamente, rapido rápida, receita receitas, livro livros, viagem viagens,
    viajar viajando, assistir assistindo, assistir assisti, gravar gravando, gravar gravação, edição edições,
    editar edição, editar editando, pergunta perguntas, pergunta perguntar, resposta respostas,
    opinião opiniões, decisão decisões, eleição eleições, eleicao eleições, reunião reuniões, lição lições,
    questão questões, cidadão cidadãos, capitão capitães, pai pais, lei leis, herói heróis, jogo jogos,
    jogador jogadores, time times, vizinho vizinha, vizinhos vizinhas, difícil difíceis, amável amáveis,
    responsável responsáveis, confortável confortáveis, português portuguesa, brasileiro brasileira,
    brasileiros brasileiro, criança crianças, ação ações, acao ações, estação estações, nação nacional,
    água águas, avó avós, café cafés, bebê bebês, táxi táxis, lápis lapis, ônibus onibus, show shows,
    link links, teste testes, testar testando, erro erros, código códigos, servidor servidores,
    conexão conexões, versão versões, função funções, padrão padrões, dias dia, ano anos, filme filmes,
    série séries, festa festas, praia praias, chuva chuvas, chovendo chover, dormir dormindo, feijão feijões,
    caminhão caminhões
  `),
  apart: pairs(`
    vida vídeo, casa caso, casar caça, porto porta, conta conto, banco banca, livro livre, livraria livro,
    moda modo, marco marca, medo média, carta carteira, ponto ponta, gato gata, mar mãe, mau mal, pai pão,
    mão mãe, para parar, pele pelo, bola bolo, rato rata, sapo sapato, terra terror, cor corar, carro caro,
    cara caro, coro coração, mora morar, moral morar, partida partido, parte partir, estado estar,
    seguro segundo, segunda seguir, rede redação, rei real, real realizar, serra ser, sério série, fato foto,
    foto fotografia, pena penal, pessoa pessoal, nota noite, novo novela, pé pá, pico pinto, canal cana,
    canais cansar, metal meta, animal animar, legal legenda, festa festival, capital capitão, general geral,
    universo universidade, atual atuar, polícia política, político polícia, música museu, receita receber,
    amor amora, comer comércio, como comer, computador comprar, time timidez, prato prata, vinho vinha,
    hora horror, lima limão, irmão irmã, avó avô, ovo ova, sal sala, sol sola, maria mar, cama camarão,
    mata matar, data datar, trem tremer, mês mesa, mesa mês, bar barra, pastel pasta, jardim jardineiro
  `),
};

/** Os que outra pessoa escreveu sem ver as regras; dois plurais que faltavam, “-éu” e “-en”, entraram depois de os ver. */
export const unseen: PairSet = {
  together: pairs(`
    decisão decisões, opinião opiniões, caminhão caminhões, fogão fogões, irmão irmãos, cidadão cidadãos,
    grão grãos, órfão órfãos, pão pães, cão cães, alemão alemães, capitão capitães, mão mãos, botão botões,
    estação estações, balão balões, verão verões, corrimão corrimãos, sótão sótãos, escrivão escrivães,
    anão anões, limão limões, avião aviões, região regiões, hospital hospitais, jornal jornais, papel papéis,
    hotel hotéis, anel anéis, farol faróis, lençol lençóis, azul azuis, paul pauis, funil funis, barril barris,
    réptil répteis, fóssil fósseis, difícil difíceis, fácil fáceis, útil úteis, nível níveis, túnel túneis,
    automóvel automóveis, amável amáveis, possível possíveis, caracol caracóis, girassol girassóis,
    animal animais, festival festivais, mal males, sal sais, real reais, jardim jardins, homem homens,
    viagem viagens, álbum álbuns, bombom bombons, som sons, flor flores, mulher mulheres,
    professor professores, cor cores, voz vozes, luz luzes, raiz raízes, rapaz rapazes, mês meses, país países,
    inglês ingleses, gás gases, hífen hifens, açúcar açúcares, abdômen abdômenes, casa casas, livro livros,
    gato gatos, cidade cidades, maçã maçãs, herói heróis, café cafés, avô avós, pé pés, lei leis,
    troféu troféus, chapéu chapéus, degrau degraus, rei reis, rua ruas, ônibus onibus, lápis lapis,
    bonito bonita, professora professoras, brasileiro brasileira, gratuito gratuitas, novo novas,
    pequena pequenos, cantora cantores, aluno alunas, famoso famosa, curioso curiosas, cantar cantando,
    cantar cantei, cantar cantaram, correr correndo, correr correu, partir partiu, partir partindo,
    viajar viajamos, comprar comprou, comprar compraria, estudar estudam, estudar estudando, vender vendido,
    vender vendeu, abrir abrindo, escrever escrevendo, escrever escreveu, trabalhar trabalhei,
    trabalhar trabalhando, jogar jogaram, publicar publicou, publicar publicado, gravar gravando,
    assistir assistiu, cozinhar cozinhava, ajudar ajudaria, mudar mudaram, andar andava, dançar dançando,
    plantar plantou, publicar publicação, gravar gravação, informar informação, educar educação,
    navegar navegador, jogar jogador, rápido rapidamente, feliz felizmente, organizar organização,
    traduzir tradução, coração coracao, língua lingua, música musica, ciência ciencia, saúde saude, água agua,
    avó avo, você voce, também tambem, três tres, história historia, política politicas, elétrica eletrica,
    matemática matematica, paciência paciencias, número numeros, árvore arvores, pássaro passaros,
    lâmpada lampadas, público publicos, receita receitas, açaí acai, tucupi Tucupi, João joao, Antônio antonio,
    Inês ines, Goiânia goiania, Piauí piaui, Conceição conceicao
  `),
  apart: pairs(`
    casa caso, bolo bola, porto porta, carro cara, mala mal, pena pêndulo, gato gatilho, livro livre,
    mato matar, conto conta, banco banca, ponto ponte, pano plano, peixe peito, mente menta, prato prata,
    barco barca, ramo rama, folha folga, sapo sapato, caneta cana, fato fatia, filho fila, grama gramática,
    faca face, canto canteiro, tela telha, vela velho, cera certo, data dado, moda modo, nota noite,
    pasta pasto, serra sério, sono sonda, pira pirata, mina minuto, lata latim, rima rim, farinha farol,
    animal ânimo, canal cano, capital capa, geral gera, total tola, moral mora, local loca, rival riva,
    casal casa, natal nata, mortal morta, funil fuga, barril barra, papel papa, anel ano, farol faro,
    girassol gira, hotel hora, real reto, jornal jorna, corrente corrida, parente parede, semente sempre,
    presente preso, paciente passo, estação estado, oração hora, porção porco, lição lixo, ração rato,
    nação nada, unção unha, canção cansar, coração cor, caminhão caminho, cartão carta, balcão balde,
    limão limpo, botão bota, fogão fogo, verão ver, irmão ir
  `),
};

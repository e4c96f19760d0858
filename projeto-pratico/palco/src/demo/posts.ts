/** Posts da comunidade, do mais antigo ao mais novo: quem escreveu, o quê, e o que vem com ele. */
export interface DemoPost {
  by: string;
  text: string;
  /** Vídeo gerado. */
  clip?: string;
  /** Responde à última publicação desta pessoa. */
  replyTo?: string;
  /** Cita a última publicação desta pessoa. */
  quotes?: string;
  /** Opções de uma enquete. */
  poll?: string[];
}

const lines = `
lia_moraes|Cheguei. Trouxe doze horas de gravação da feira de Caruaru e nenhuma ideia de como isso vira dez minutos.
teodoro|Primeiro post aqui. Trabalho com entregas de bicicleta: o banco de dados é grande, o orçamento não.
seu_ademir|Boa noite a todos. Minha neta fez a conta para mim. Vou contar como se conserta um rádio valvulado, um passo por dia.
beatriz_anda|Doze desenhos para um segundo. Hoje fiz quatro segundos e perdi a sensibilidade do polegar.
igor_infra|O rack na área de serviço agora tem nobreak. A máquina de lavar, não. Prioridades.
jurema_dev|Alerta bom é o que diz o que o usuário está sentindo. “CPU em 90%” não é sintoma de ninguém.
rosa_codec|Pergunta que sempre me fazem: por que o arquivo ficou maior depois de “comprimir”? Porque o original já era bom e você pediu uma taxa maior que a dele.
caio_foley|Gravei passos na areia com amido de milho dentro de uma meia. Funciona melhor que areia.
kauane_sol|Passei em Estruturas de Dados. Vou comemorar explicando árvore B para a minha mãe.
davi_lentes|Comprei uma Helios de 1978 com fungo na borda. O fungo faz um contraluz que nenhum filtro faz.
marilda|Noiva pediu o vídeo “estilo cinema, mas alegre, e com a música inteira”. Sete minutos de valsa, então.
nina_ux|Testei nosso botão de publicar no ônibus, em pé, com o celular na mão esquerda. Mudou de lugar hoje mesmo.
teodoro|Aprendi do jeito difícil: um índice em (autor, data) não serve para quem pergunta só por data.
seu_ademir|Passo um do rádio: antes de ligar, tire o pó. Metade dos defeitos mora na poeira, a outra metade mora na pressa.
lia_moraes|Dona Zefa vende coentro há quarenta anos no mesmo metro quadrado. Ela não olha para a câmera uma vez sequer. É perfeita.
igor_infra|DNS. Era DNS. Eu sei que a piada é velha, mas passei duas horas achando que não era.
rosa_codec|Quadro-chave a cada dois segundos não é superstição: é o que deixa o player trocar de qualidade sem tropeçar. #vídeo #codec
jurema_dev|Fiz o exercício de matar o banco no meio do expediente, com aviso. Três serviços voltaram sozinhos. O quarto era o meu.
beatriz_anda|Descobri que animar água é animar a borda da água. O meio pode ficar parado que ninguém percebe.
caio_foley|Se alguém precisar de som de porta de fusca fechando, tenho onze versões. Não pergunte por quê.
kauane_sol|Minha mãe entendeu árvore B. “É o arquivo da secretaria, com etiqueta nas gavetas.” Melhor explicação do semestre.
marilda|Renderizando. Café. Renderizando. Almoço. Travou em 98%.
davi_lentes|Belém às seis da tarde depois da chuva: dois minutos de luz que valem a viagem inteira.
nina_ux|Mensagem de erro boa responde três coisas: o que houve, se perdi algo e o que faço agora.
seu_ademir|Passo dois: confira o fusível com o rádio fora da tomada. Já vi gente boa esquecer a segunda parte da frase.
teodoro|Trocar OFFSET por cursor tirou 900 ms da página 200. Ninguém vai à página 200, mas o robô de busca vai. #PostgreSQL #backend
lia_moraes|Dez minutos viraram quatorze. Cortar dói mais do que filmar.
rosa_codec|Dica barata: antes de mexer em bitrate, olhe a escala. Metade dos vídeos “ruins” é 480p esticado. #codec
jurema_dev|Post-mortem sem culpado não é post-mortem sem responsável. São coisas diferentes.
igor_infra|Troquei o cabo. Era o cabo. Dessa vez não era DNS e eu fiquei quase triste.
kauane_sol|Alguém me explica por que todo tutorial de fila começa com “imagine um restaurante”? Eu nunca trabalhei em restaurante.
seu_ademir|Passo três: capacitor eletrolítico velho estufa como lata de conserva. Se estufou, não discuta, troque.
teodoro|Reunião que podia ser um EXPLAIN ANALYZE. #PostgreSQL
davi_lentes|Fui filmar o Ver-o-Peso às quatro da manhã. Ninguém estava de mau humor. Quero estudar isso.
nina_ux|Contraste baixo fica lindo no monitor calibrado do escritório e invisível no ponto de ônibus ao meio-dia.
rosa_codec|Vídeo gravado no navegador muitas vezes chega sem duração no cabeçalho. Seu código trata isso? O meu não tratava.
lia_moraes|Vi o corte com a Dona Zefa. Ela assistiu calada e no fim disse: “Ficou faltando o preço do coentro.”
igor_infra|Backup que nunca foi restaurado é um desejo, não um backup. Restaurei o meu hoje: 41 minutos. Anotado na parede.
jurema_dev|Três níveis de log bastam: o que me acorda, o que eu leio amanhã e o que eu ligo quando estou caçando.
kauane_sol|Fiz o conjunto de Mandelbrot no trabalho de Cálculo e ganhei meio ponto extra. Aí deixei o computador passeando lá dentro.|fractal
rosa_codec|O vídeo da Kauane é um pesadelo para o codificador: detalhe em todo canto e nada se repete. Lindo caso de teste.|^kauane_sol
seu_ademir|Kauane, no meu tempo a gente desenhava isso no osciloscópio com dois geradores. Parabéns pelo trabalho.|>kauane_sol
beatriz_anda|Comprei papel de luz novo. Sim, é só uma caixa com lâmpada. Não, não é caro. Sim, foi caro.
marilda|Cliente: “só mais um ajuste”. Arquivo: casamento_final_v9_agora_vai_mesmo.mp4.
teodoro|Transação longa é aquela visita que senta no sofá: ela não faz nada e ninguém consegue varrer a sala.
caio_foley|Passei a tarde mordendo aipo perto do microfone. É osso quebrando em filme de época. Vida glamourosa.
davi_lentes|Fungo da Helios, capítulo dois: limpei. Arrependido. O contraluz ficou comum.
nina_ux|Botão desabilitado sem dizer por quê é porta trancada sem placa.
lia_moraes|Próximo projeto: oficinas de conserto. Quem conhece sapateiro, relojoeiro, gente que afia tesoura, me escreva.
seu_ademir|Lia, a minha bancada está à disposição. Só peço que não filme a gaveta de cima.|>lia_moraes
igor_infra|IPv6 em casa funcionando. Contei para a família no jantar. Silêncio respeitoso.
jurema_dev|Diminuí de 74 painéis para 6. Agora as pessoas abrem os painéis.
kauane_sol|Li o código do sort da biblioteca padrão. Tem um insertion sort lá dentro, para vetores pequenos. Tudo o que me ensinaram a desprezar.
rosa_codec|CMAF em uma frase: os mesmos pedaços de arquivo servem para HLS e para DASH, então você guarda metade.
teodoro|Hoje uma tarefa rodou duas vezes e nada quebrou, porque em março alguém fez direito. Obrigado, eu de março.
beatriz_anda|Quem anima fogo há mais de um ano: vocês também começam a ver fogo em cortina?
marilda|Terminei um curta de três minutos feito só de sobras de casamento: garçons rindo, criança dormindo em duas cadeiras, a banda comendo bolo.
lia_moraes|Marilda, isso não é sobra. Isso é o filme.|>marilda
caio_foley|Regra do ofício: se o público notou o som, eu errei. Se sentiu, acertei. #SomDireto
davi_lentes|Filmei uma travessia de barco com a câmera presa na rede. O balanço edita sozinho.
seu_ademir|Passo quatro: ligue com uma lâmpada em série. Se ela acender forte, há curto, e você salvou o transformador.
nina_ux|Coloquei meu pai para usar o protótipo. Ele leu tudo em voz alta, inclusive “Lorem ipsum”. Aprendi duas lições.
igor_infra|Servidor com 912 dias de uptime não é orgulho, é 912 dias sem aplicar correção de kernel.
jurema_dev|Se o healthcheck consulta o banco e o banco cai, o orquestrador mata todos os seus processos saudáveis. Perguntem como eu sei. #backend
teodoro|Jurema, como você sabe?|>jurema_dev
jurema_dev|Teodoro, sexta-feira, 17h40.|>teodoro
kauane_sol|Jogo da vida rodando com cor: cada célula nasce clara e vai esfriando. Deixei oito segundos aqui.|vida
beatriz_anda|O Jogo da Vida da Kauane tem mais expressão que o meu personagem principal.|^kauane_sol
rosa_codec|Regra prática de escada: se um degrau ficou a menos de 25% do de cima, ele só ocupa disco.
lia_moraes|Relojoeiro em Olinda: seu Valdir, oitenta e dois anos, mãos firmes. Ele ouve o relógio antes de abrir.
caio_foley|Lia, me deixa gravar o som dessa oficina. Por favor. Levo o microfone pequeno.|>lia_moraes
marilda|Sincronizei quatro câmeras batendo palma uma vez. A noiva achou que era emoção.
seu_ademir|Passo cinco: o zumbido de 120 hertz é o filtro da fonte pedindo aposentadoria.
davi_lentes|Vendi a Helios limpa e comprei outra com fungo. Minha irmã pediu para eu não contar o preço.
nina_ux|#acessibilidade não é modo. Quem usa teclado, quem está com o braço engessado e quem está com o bebê no colo é a mesma interface.
igor_infra|Hoje o monitoramento me avisou de um disco morrendo quatro dias antes. É assim que se sente gente organizada?
teodoro|count(*) exato em tabela grande é luxo. A pergunta certa costuma ser “tem mais?”. #postgresql
kauane_sol|Prova de Redes amanhã. Desenhei o aperto de mão do TCP na janela do quarto com caneta de lousa.
rosa_codec|Kauane, já dizia meu orientador: se você sabe explicar a janela deslizante, o resto é cabeçalho.|>kauane_sol
beatriz_anda|Entreguei o filme. Um minuto e quarenta. Onze meses. Vou dormir até quinta.
marilda|Beatriz, um minuto e quarenta que eu vi três vezes seguidas. A cena do guarda-chuva!|>beatriz_anda
jurema_dev|Feriado na sexta: nada de implantação na quinta. Está escrito no contrato social da equipe, artigo primeiro.
caio_foley|Fiz um brinquedo: o som desenha a própria forma na tela. Melhor em pé, no celular, com fone.|ondas
seu_ademir|Caio, isso é uma figura de Lissajous! Dava aula com ela em 1983. Que alegria ver de novo.|>caio_foley
davi_lentes|Chuva de horizonte a horizonte no Marajó. Guardei a câmera e só olhei. Às vezes é o certo.
lia_moraes|Seu Valdir consertou o relógio da igreja e não cobrou. “O barulho dele me acordava na hora certa quando eu era menino.”
nina_ux|Descobri que metade das pessoas volta à página inicial tocando no logotipo e a outra metade fecha e abre o aplicativo.
igor_infra|Migrei tudo para contêiner em uma madrugada. Passei a semana seguinte entendendo o que eu tinha migrado.
teodoro|Senha de banco em variável de ambiente, tudo bem. Senha de banco impressa no log de inicialização, não.
kauane_sol|Tirei nove em Redes. A janela do quarto vai continuar riscada por superstição.
rosa_codec|Experimento do dia: mesmo vídeo em 24, 30 e 60 quadros, mesma taxa. No celular, ninguém do escritório acertou qual era qual.
seu_ademir|Passo seis: sintonizou, mas o som sai baixo? Meça a polarização antes de culpar o alto-falante.
marilda|Aprendi a editar ouvindo primeiro, sem imagem. Metade das decisões já vem pronta do som.
caio_foley|Marilda, guardo esse post para mostrar a todo diretor que chega com o filme “quase pronto, só falta o áudio”.|>marilda
beatriz_anda|Acordei. É quinta. Já tenho ideia para o próximo e já estou com medo dela.
jurema_dev|Cronograma otimista é dívida técnica com data marcada.
davi_lentes|Consegui filmar a pororoca de longe. De perto fica para quem tem seguro.
igor_infra|Ensinei minha vizinha a usar gerenciador de senhas. Ela me ensinou a fazer pão. Saí ganhando com folga.
kauane_sol|Autômato celular de uma dimensão: cada linha nasce da de cima, com uma regra de oito bits. Sem som, só a regra 110 descendo.|automato
teodoro|A regra 110 da Kauane é Turing-completa. Eu levo uma tarde para fazer um formulário funcionar.|^kauane_sol
nina_ux|Nova regra pessoal: nenhum texto de interface vai para o ar sem alguém ler em voz alta.
lia_moraes|Saiu o corte novo das oficinas: oito minutos e nenhum segundo de narração. As mãos contam tudo.
rosa_codec|Lia, o detalhe do torno em close sobreviveu a 350 kbps. Fiquei orgulhosa do filme e do codec.|>lia_moraes
seu_ademir|Passo sete, o último: feche o gabinete, ligue, espere as válvulas aquecerem. Aquele segundo de silêncio antes da música é o melhor do ofício.
marilda|Seu Ademir, acompanhei os sete passos e o rádio do meu avô tocou hoje. Minha mãe chorou. Obrigada.|>seu_ademir
caio_foley|Gravei o rádio do avô da Marilda pelo telefone mesmo. Tem um chiado ali que eu não troco por estúdio nenhum.|>marilda
beatriz_anda|Fiz um teste de aurora só com matemática, sem desenhar nada. Estranhamente calmo de assistir.|aurora
caio_foley|Assistam ao da Beatriz com fone. O acorde de fundo é de quarta suspensa, não resolve nunca, por isso prende.|^beatriz_anda
marilda|Aurora da Beatriz no telão da sala, luz apagada. Meu gato também parou para ver.|^beatriz_anda
nina_ux|Para a próxima volta do Palco: o que vocês querem que a página inicial mostre primeiro?|?O mais novo;Quem eu sigo;O que está sendo conversado
igor_infra|Essa rede aqui é pequena, e é a primeira que eu abro de manhã há muito tempo.`;

/** O terceiro campo: `>` responde, `^` cita, `?` pergunta, e sem sinal é o nome de um clipe. */
function extraOf(written: string): Omit<DemoPost, 'by' | 'text'> {
  const rest = written.slice(1);
  if (written === '') return {};
  if (written.startsWith('>')) return { replyTo: rest };
  if (written.startsWith('^')) return { quotes: rest };
  return written.startsWith('?') ? { poll: rest.split(';') } : { clip: written };
}

export const posts: readonly DemoPost[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [by = '', text = '', extra = ''] = line.split('|');
    return { by, text, ...extraOf(extra) };
  });

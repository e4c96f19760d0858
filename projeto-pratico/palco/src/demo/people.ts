/** Uma pessoa da comunidade de demonstração. */
export interface Person {
  handle: string;
  name: string;
  bio: string;
}

export const people: readonly Person[] = [
  {
    handle: 'lia_moraes',
    name: 'Lia Moraes',
    bio: 'Documentarista. Filmo feira livre, rio e gente que conserta coisas.',
  },
  {
    handle: 'teodoro',
    name: 'Teodoro Bastos',
    bio: 'Backend em uma cooperativa de entregas. PostgreSQL, bicicleta e café coado.',
  },
  {
    handle: 'jurema_dev',
    name: 'Jurema Albuquerque',
    bio: 'Engenheira de plataforma no Recife. Observabilidade antes de heroísmo.',
  },
  { handle: 'caio_foley', name: 'Caio Nakamura', bio: 'Som direto e foley. Se rangeu no filme, fui eu.' },
  {
    handle: 'beatriz_anda',
    name: 'Beatriz Sampaio',
    bio: 'Animação quadro a quadro e muita paciência. Curitiba.',
  },
  {
    handle: 'seu_ademir',
    name: 'Ademir Conceição',
    bio: 'Professor de eletrônica aposentado. Agora ensino pela internet.',
  },
  {
    handle: 'rosa_codec',
    name: 'Rosa Figueiredo',
    bio: 'Codificação de vídeo. Falo de GOP no almoço de domingo, sim.',
  },
  {
    handle: 'davi_lentes',
    name: 'Davi Pacheco',
    bio: 'Fotografia de cinema com lente velha. Belém do Pará.',
  },
  { handle: 'nina_ux', name: 'Nina Carvalho', bio: 'Interfaces que funcionam com uma mão só e sol na tela.' },
  {
    handle: 'igor_infra',
    name: 'Igor Tavares',
    bio: 'Redes, Linux e um rack na área de serviço. Campina Grande.',
  },
  {
    handle: 'marilda',
    name: 'Marilda Teixeira',
    bio: 'Edito vídeo de casamento de dia e curta experimental de noite.',
  },
  {
    handle: 'kauane_sol',
    name: 'Kauane Pereira',
    bio: 'Estudo computação na federal e faço vídeos curtos de algoritmos.',
  },
];

/** A mesma senha para todas, aceita pela política de senhas; só vale em dados de demonstração. */
export const DEMO_PASSWORD = 'plateia-acesa-2026';

export const emailOf = ({ handle }: Person) => `${handle}@palco.exemplo.com.br`;

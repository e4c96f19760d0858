import type { Visibility } from '../api/types.ts';
import type { IconName } from '../ui/Icon.tsx';

interface Choice {
  value: Visibility;
  label: string;
  /** Quem vê, em palavras de quem escreve. */
  who: string;
  icon: IconName;
}

/** Da mais aberta à mais fechada. */
export const VISIBILITIES: readonly Choice[] = [
  {
    value: 'public',
    label: 'Pública',
    who: 'Qualquer pessoa vê. Aparece nas listas e na busca.',
    icon: 'globe',
  },
  {
    value: 'unlisted',
    label: 'Não listada',
    who: 'Qualquer pessoa vê no seu perfil ou pelo endereço. Fica fora das listas e da busca.',
    icon: 'eyeOff',
  },
  {
    value: 'followers',
    label: 'Seguidores',
    who: 'Só vê quem segue você e quem for mencionado.',
    icon: 'people',
  },
  { value: 'private', label: 'Privada', who: 'Só você e quem for mencionado veem.', icon: 'lock' },
];

/** As que uma resposta pode ter: nunca mais aberta que a publicação a que responde. */
export const allowedUnder = (parent: Visibility | null): readonly Choice[] => {
  const from = VISIBILITIES.findIndex(({ value }) => value === parent);
  return from === -1 ? VISIBILITIES : VISIBILITIES.slice(from);
};

import { IconButton } from '../ui/Button.tsx';
import { type Theme, useTheme } from '../ui/theme.ts';

export const THEME_ICON = { sistema: 'system', claro: 'sun', escuro: 'moon' } as const;
export const THEME_LABEL: Record<Theme, string> = {
  sistema: 'automático',
  claro: 'claro',
  escuro: 'escuro',
};

/** Alterna o tema: sistema, claro, escuro. */
export function ThemeButton() {
  const { theme, next, advance } = useTheme();
  const label = `Tema: ${THEME_LABEL[theme]}. Mudar para ${THEME_LABEL[next]}`;
  return <IconButton icon={THEME_ICON[theme]} label={label} onClick={advance} />;
}

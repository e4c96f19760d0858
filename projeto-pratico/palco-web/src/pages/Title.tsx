/** Título da aba. O React o leva ao cabeçalho do documento. */
export function Title({ children }: { children?: string }) {
  return <title>{children ? `${children} · Palco` : 'Palco'}</title>;
}

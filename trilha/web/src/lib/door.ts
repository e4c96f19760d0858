/** O texto da porta de um módulo ou do projeto, partido onde o mapa entra. */
export interface Door {
  /** Antes do primeiro subtítulo: apresenta. */
  intro: string;
  /** Do primeiro subtítulo em diante. */
  rest: string;
}

/**
 * Parte o HTML da porta para que o mapa venha logo depois da apresentação.
 * @param without `id` de uma seção que o mapa já diz, e que sai
 */
export function splitDoor(html: string, without?: string): Door {
  const [intro = '', ...sections] = html.split(/(?=<h2[\s>])/);
  const kept = sections.filter(
    (section) => without === undefined || !section.startsWith(`<h2 id="${without}"`),
  );
  return { intro, rest: kept.join('') };
}

interface Priced {
  price: number;
}

/** Objetos com os mesmos preços e `forms` formas diferentes: cada uma tem outro campo antes do preço. */
export function items(forms: number, count: number): Priced[] {
  return Array.from({ length: count }, (_, index) => {
    const item: Record<string, number> = {};
    item[`field${index % forms}`] = 0;
    item.price = index;
    return item as unknown as Priced;
  });
}

// #region leituras
/** Funções iguais, de propósito: o V8 anota as formas em cada lugar do código, e cada função é um lugar. */
export function oneForm(list: readonly Priced[]): number {
  let total = 0;
  for (const item of list) total += item.price;
  return total;
}

export function manyForms(list: readonly Priced[]): number {
  let total = 0;
  for (const item of list) total += item.price;
  return total;
}
// #endregion leituras

export function twoForms(list: readonly Priced[]): number {
  let total = 0;
  for (const item of list) total += item.price;
  return total;
}

export function fourForms(list: readonly Priced[]): number {
  let total = 0;
  for (const item of list) total += item.price;
  return total;
}

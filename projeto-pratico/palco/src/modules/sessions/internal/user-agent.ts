/** Do mais específico ao mais geral: o Edge também diz que é Chrome, que diz que é Safari. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^(?:curl|Wget|HTTPie|node|undici|okhttp|Dart)\b/i, 'Programa'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'no Android'],
  [/\biPhone\b/, 'no iPhone'],
  [/\biPad\b/, 'no iPad'],
  [/\bWindows\b/, 'no Windows'],
  [/\bMac OS X\b/, 'no macOS'],
  [/\bCrOS\b/, 'no ChromeOS'],
  [/\bLinux\b/, 'no Linux'],
];

/**
 * Resumo de um `User-Agent` que a pessoa reconhece: “Firefox no Linux”. Só palavras nossas: o que o cliente escreveu não
 * vai a e-mail nem a página nenhuma. O iPad que se diz Mac aparece como Mac.
 */
export function describeAgent(agent: string | undefined, unknown: string): string {
  const find = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const system = find(SYSTEMS);
  const program = find(PROGRAMS) ?? unknown;
  return system === undefined ? program : `${program} ${system}`;
}

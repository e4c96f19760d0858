/** Realce de sintaxe com poucas cores: o que distingue é peso e itálico; as cores têm ao menos 5,5:1 sobre o fundo. */
interface Palette {
  type: 'light' | 'dark';
  background: string;
  ink: string;
  comment: string;
  keyword: string;
  string: string;
  number: string;
  name: string;
}

const theme = (name: string, p: Palette) => ({
  name,
  type: p.type,
  colors: { 'editor.background': p.background, 'editor.foreground': p.ink },
  settings: [
    { settings: { foreground: p.ink, background: p.background } },
    {
      scope: ['comment', 'punctuation.definition.comment'],
      settings: { foreground: p.comment, fontStyle: 'italic' },
    },
    {
      scope: ['keyword', 'storage', 'variable.language', 'keyword.operator.new'],
      settings: { foreground: p.keyword },
    },
    { scope: ['keyword.operator', 'punctuation'], settings: { foreground: p.ink } },
    { scope: ['string', 'string.template'], settings: { foreground: p.string } },
    { scope: ['constant.numeric', 'constant.language'], settings: { foreground: p.number } },
    { scope: ['entity.name', 'support.type', 'support.class'], settings: { foreground: p.name } },
  ],
});

export const codeLight = theme('trilha-clara', {
  type: 'light',
  background: '#f3f4ee',
  ink: '#191d1b',
  comment: '#5a625c',
  keyword: '#8a2f5c',
  string: '#0b6444',
  number: '#8a4600',
  name: '#1f5490',
});

export const codeDark = theme('trilha-escura', {
  type: 'dark',
  background: '#1a1e1b',
  ink: '#e7e8e1',
  comment: '#a0a8a1',
  keyword: '#f0a3c6',
  string: '#8fd6ae',
  number: '#f2bd84',
  name: '#9fc6f2',
});

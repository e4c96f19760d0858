/**
 * Senhas de 8 ou mais caracteres que abrem toda lista de ataques (inglês, teclado e as brasileiras).
 * Curta de propósito: segura o ataque de dicionário mais barato; a lista grande chega na etapa 02.
 */
const COMMON = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11111111 111111111 00000000 000000000 87654321 987654321
0987654321 0123456789 123456123 12341234 11223344 1122334455 12344321 123321123 147258369 159753456 741852963
88888888 99999999 55555555 66666666 77777777 22222222 33333333 44444444 10203040 1020304050 01020304 12121212
13131313 21212121 20202020 19701970 password password1 password12 password123 passw0rd p@ssw0rd p@ssword
pa55word letmein1 letmeinnow iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football
football1 baseball baseball1 superman superman1 batman123 starwars starwars1 trustno1 whatever welcome1
welcome123 computer computer1 internet internet1 michelle jennifer jordan23 samantha jonathan alexander
qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwer1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx
zxcvbnm1 zxcvbnm123 asdfghjk asdfghjkl asdf1234 asdfasdf q1w2e3r4 q1w2e3r4t5 abc12345 abcd1234 abcdefgh
abcdefg1 aa123456 a1234567 a12345678 admin123 admin1234 administrator changeme changeme1 default1 secret123
monkey12 monkey123 dragon12 dragon123 master12 master123 shadow12 shadow123 killer12 killer123 charlie1
liverpool chelsea1 arsenal1 barcelona realmadrid mustang1 corvette mercedes ferrari1 porsche1 harley12
minecraft minecraft1 pokemon1 pokemon123 naruto123 blink182 metallica slipknot nirvana1 linkedin facebook
facebook1 instagram whatsapp youtube1 google123 hello123 helloworld hellokitty testtest test1234 test12345
senha123 senha1234 senha12345 senha123456 minhasenha minhasenha1 suasenha1 mudar123 mudar1234 trocar123
brasil123 brasil2014 brasil2022 brasil10 flamengo flamengo1 flamengo10 corinthians corinthians1 palmeiras
palmeiras1 saopaulo saopaulo1 vascodagama botafogo fluminense gremio123 internacional cruzeiro cruzeiro1
atleticomg santosfc sportrecife bahia123 fortaleza maria123 mariana1 mariana123 joao1234 joao12345 pedro123
lucas123 gabriel1 gabriel123 rafael123 felipe123 bruno123 camila123 amanda123 juliana1 juliana123 fernanda
fernanda1 leticia1 leticia123 vitoria1 vitoria123 eduardo1 eduardo123 ricardo1 rodrigo1 rodrigo123 gustavo1
gustavo123 matheus1 matheus123 guilherme guilherme1 carolina carolina1 beatriz1 beatriz123 isabella rafaela1
teamo123 teamo1234 euteamo1 euteamo123 amorzinho amoreterno meuamor1 meuamor123 jesus123 jesuscristo
jesusteama deusefiel deusefiel1 deusnocomando deuseamor deus1234 jesuseamor familia1 familia123 felicidade
princesa princesa1 princesa123 estrela1 estrela123 borboleta chocolate chocolate1 cachorro gatinha1 gatinho1
abcdefghi qazwsxedc mnbvcxz1 lkjhgfdsa poiuytrewq 741852963 963852741 789456123 456789123 321654987 159357456`
    .split(/\s+/)
    .filter((password) => password.length >= 8),
);

export const isCommonPassword = (password: string): boolean =>
  COMMON.has(password.normalize('NFKC').toLowerCase());

"""A etapa 01 em Python 3, só com a biblioteca padrão: o contrato não depende de linguagem."""

import base64, hashlib, hmac, json, os, re, signal, socket, struct, sys, threading, time, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

LIMITE_CORPO = 65_536
ID_ACEITO = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
NIVEIS = ["debug", "info", "warn", "error"]


def ler_config(env):
    """Lê e valida tudo de uma vez; diz o nome do que está errado e nunca o valor, que pode ser segredo."""
    erros, banco = [], urlsplit(env.get("DATABASE_URL", ""))

    def inteiro(nome, padrao, maximo):
        texto = env.get(nome) or str(padrao)
        if not re.fullmatch(r"\d{1,6}", texto) or int(texto) > maximo:
            erros.append(f"{nome}: precisa ser um inteiro de 0 a {maximo}")
            return padrao
        return int(texto)

    if banco.scheme not in ("postgres", "postgresql") or not banco.hostname:
        erros.append("DATABASE_URL: falta, ou não é um endereço postgres://")
    if (env.get("LOG_LEVEL") or "info") not in NIVEIS:
        erros.append(f"LOG_LEVEL: precisa ser um destes: {', '.join(NIVEIS)}")
    config = {"porta": inteiro("PORT", 3000, 65_535), "prazo_ms": inteiro("SHUTDOWN_GRACE_MS", 10_000, 60_000)}
    if erros:
        sys.exit("Configuração inválida:\n  " + "\n  ".join(erros))
    return config | {"host": env.get("HOST") or "127.0.0.1", "banco": banco}


def banco_responde(url, prazo=1.5):
    """O protocolo do PostgreSQL, sem biblioteca: apresentar-se, autenticar-se, `select 1` e despedir-se."""
    usuario = unquote(url.username or "postgres")
    try:
        with socket.create_connection((url.hostname, url.port or 5432), timeout=prazo) as conexao:
            entrada = conexao.makefile("rb")

            def enviar(tipo, corpo):
                conexao.sendall(tipo + struct.pack("!i", len(corpo) + 4) + corpo)

            def receber():
                tipo, tamanho = struct.unpack("!ci", entrada.read(5))
                return tipo, entrada.read(tamanho - 4)

            campos = ["user", usuario, "database", unquote(url.path.lstrip("/")) or usuario, "", ""]
            enviar(b"", struct.pack("!i", 196_608) + "\0".join(campos).encode())
            autenticar(enviar, receber, unquote(url.password or ""))
            while receber()[0] != b"Z": pass
            enviar(b"Q", b"select 1\0")
            recebidas = list(iter(lambda: receber()[0], b"Z"))
            enviar(b"X", b"")
            return b"D" in recebidas
    except (OSError, ValueError, struct.error):  # struct.error: o banco fechou a conexão depois de recusar
        return False


def autenticar(enviar, receber, senha):
    """Sem senha, ou SCRAM-SHA-256 (RFC 5802 e 7677): o cliente prova que sabe a senha, sem enviá-la."""
    tipo, corpo = receber()
    metodo = struct.unpack("!i", corpo[:4])[0]
    if tipo == b"R" and metodo == 0:
        return
    if tipo != b"R" or metodo != 10:
        raise ValueError("forma de autenticação não atendida")
    mac = lambda chave, texto: hmac.digest(chave, texto, "sha256")
    primeira = "n=,r=" + base64.b64encode(os.urandom(18)).decode()
    inicio = ("n,," + primeira).encode()
    enviar(b"p", b"SCRAM-SHA-256\0" + struct.pack("!i", len(inicio)) + inicio)
    desafio = receber()[1][4:].decode()
    dados = dict(parte.split("=", 1) for parte in desafio.split(","))
    chave = hashlib.pbkdf2_hmac("sha256", senha.encode(), base64.b64decode(dados["s"]), int(dados["i"]))
    final, cliente = "c=biws,r=" + dados["r"], mac(chave, b"Client Key")
    assinatura = mac(hashlib.sha256(cliente).digest(), f"{primeira},{desafio},{final}".encode())
    prova = base64.b64encode(bytes(a ^ b for a, b in zip(cliente, assinatura))).decode()
    enviar(b"p", f"{final},p={prova}".encode())


class Problema(Exception):
    def __init__(self, status, codigo, titulo, detalhe, erros=(), **cabecalhos):
        self.status, self.cabecalhos = status, cabecalhos
        self.corpo = {"type": f"urn:problema:{codigo}", "title": titulo, "status": status, "detail": detalhe,
                      "code": codigo, "errors": list(erros)}


def conferir_eco(corpo):
    """Sem conversão: em Python, bool também é int. Já 1.0 é um inteiro, como diz o JSON Schema."""
    erros = [{"field": nome, "message": "Este campo não existe aqui."} for nome in corpo.keys() - {"message", "delayMs"}]
    mensagem, atraso = corpo.get("message"), corpo.get("delayMs", 0)
    if type(atraso) is float and atraso.is_integer():
        atraso = int(atraso)
    if type(mensagem) is not str or not 1 <= len(mensagem) <= 280:
        erros.append({"field": "message", "message": "Precisa ser um texto de 1 a 280 caracteres."})
    if type(atraso) is not int or not 0 <= atraso <= 5_000:
        erros.append({"field": "delayMs", "message": "Precisa ser um inteiro de 0 a 5000."})
    if erros:
        raise Problema(400, "validation_failed", "Dados inválidos", "Um ou mais campos não podem ser aceitos.", erros)
    return mensagem, atraso


def registrar(campos):
    """Texto e quebra de linha em uma escrita só: `print` faz duas, e a linha de outra thread cabe entre elas."""
    sys.stdout.write(json.dumps(campos) + "\n")
    sys.stdout.flush()


class Rotas(BaseHTTPRequestHandler):
    timeout = 30  # uma conexão parada não ocupa uma thread para sempre

    def atender(self):
        inicio, recebido = time.monotonic(), self.headers.get("x-request-id", "")
        self.id = recebido if ID_ACEITO.fullmatch(recebido) else str(uuid.uuid4())
        with self.server.em_voo():
            try:
                self.responder(200, *self.rota())
            except Problema as problema:
                self.recusar(problema)
            except Exception as erro:
                registrar({"level": "error", "requestId": self.id, "msg": repr(erro)})
                self.recusar(Problema(500, "internal", "Erro interno", "O defeito é nosso e foi registrado."))
        ms = round((time.monotonic() - inicio) * 1000, 1)
        campos = {"level": "info", "msg": "requisição", "requestId": self.id, "method": self.command}
        registrar(campos | {"url": self.path, "status": self.status, "ms": ms})

    def __getattr__(self, nome):
        """Todo método tem o mesmo caminho: o 405 é nosso, e não o 501 em HTML da biblioteca."""
        if nome.startswith("do_"):
            return self.atender
        raise AttributeError(nome)

    def recusar(self, problema):
        corpo = problema.corpo | {"instance": f"urn:requisicao:{self.id}"}
        self.responder(problema.status, corpo, "application/problem+json", problema.cabecalhos)

    def send_error(self, code, message=None, explain=None):
        """O que a biblioteca recusa sozinha, como uma linha de requisição malformada, também é um problema."""
        self.id = str(uuid.uuid4())
        self.recusar(Problema(code, "bad_request", "Requisição malformada", "A requisição não pôde ser entendida."))

    def rota(self):
        caminho = self.path.split("?")[0]
        metodo = {"/health/live": "GET", "/health/ready": "GET", "/openapi.json": "GET", "/docs": "GET",
                  "/api/v1/echo": "POST"}.get(caminho)
        if metodo is None:
            raise Problema(404, "not_found", "Não encontrado", "Não existe nada neste endereço.")
        if metodo != self.command:
            raise Problema(405, "method_not_allowed", "Método não permitido", f"Aceita {metodo}.", Allow=metodo)
        if caminho == "/health/live":
            return {"status": "live"}, "application/json"
        if caminho == "/health/ready":
            if self.server.encerrando or not banco_responde(self.server.config["banco"]):
                raise Problema(503, "not_ready", "Ainda não está pronto", "O banco não respondeu.")
            return {"status": "ready"}, "application/json"
        if caminho == "/openapi.json":
            return self.server.documento, "application/json"
        if caminho == "/docs":
            return "<!doctype html><title>API</title><a href='/openapi.json'>openapi.json</a>", "text/html"
        mensagem, atraso = conferir_eco(self.ler_json())
        time.sleep(atraso / 1000)
        return {"message": mensagem, "delayMs": atraso, "requestId": self.id}, "application/json"

    def ler_json(self):
        if self.headers.get_content_type() != "application/json":
            raise Problema(415, "unsupported_media_type", "Tipo não aceito", "Envie o corpo como application/json.")
        declarado = self.headers.get("content-length") or "0"
        if not re.fullmatch(r"\d{1,15}", declarado):
            raise Problema(400, "bad_request", "Requisição malformada", "Content-Length precisa ser um número.")
        tamanho = int(declarado)
        bruto = self.rfile.read(min(tamanho, LIMITE_CORPO * 16))
        if tamanho > LIMITE_CORPO:
            raise Problema(413, "body_too_large", "Corpo grande demais", f"O limite é {LIMITE_CORPO} bytes.")
        try:
            corpo = json.loads(bruto)
        except (ValueError, RecursionError):
            corpo = None
        if not isinstance(corpo, dict):
            raise Problema(400, "bad_request", "Requisição malformada", "O corpo não é um objeto JSON válido.")
        return corpo

    def responder(self, status, corpo, tipo, cabecalhos={}):
        self.status = status
        dados = (corpo if isinstance(corpo, str) else json.dumps(corpo)).encode()
        self.send_response(status)
        fixos = {"content-type": tipo, "content-length": str(len(dados)), "x-request-id": self.id}
        for nome, valor in (fixos | cabecalhos).items():
            self.send_header(nome, valor)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(dados)

    def log_message(self, *_):
        """O log de texto da biblioteca fica mudo: a saída só tem JSON."""


class Servidor(ThreadingHTTPServer):
    """HTTP/1.0: uma conexão por requisição. Mais lento, e sem conexão ociosa a fechar no encerramento."""
    request_queue_size, encerrando = 128, False

    def __init__(self, config, documento):
        super().__init__((config["host"], config["porta"]), Rotas)
        self.config, self.documento, self.pedidos, self.trava = config, documento, 0, threading.Condition()

    def em_voo(self):
        servidor = self

        class Contagem:
            def __enter__(self):
                with servidor.trava: servidor.pedidos += 1

            def __exit__(self, *_):
                with servidor.trava: servidor.pedidos -= 1; servidor.trava.notify_all()

        return Contagem()

    def encerrar(self, *_):
        self.encerrando = True
        threading.Thread(target=self.shutdown).start()  # chamar daqui travaria o laço que recebeu o sinal


if __name__ == "__main__":
    config = ler_config(os.environ)
    contrato = os.path.join(os.path.dirname(__file__), "../../contrato/openapi.json")
    servidor = Servidor(config, json.load(open(contrato, encoding="utf-8")))
    signal.signal(signal.SIGTERM, servidor.encerrar)
    servidor.serve_forever(poll_interval=0.05)
    with servidor.trava:
        servidor.trava.wait_for(lambda: servidor.pedidos == 0, timeout=config["prazo_ms"] / 1000)
    os._exit(0)  # as threads presas em requisições pela metade não seguram a saída

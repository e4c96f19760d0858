// Gerado por ferramentas/api-client/generate.mjs a partir de projeto-pratico/palco/openapi.json.
// Não edite: rode `node ferramentas/api-client/generate.mjs`.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As chaves públicas que conferem os tokens do Palco */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os meus aplicativos */
        get: operations["listApps"];
        put?: never;
        /**
         * Registrar um aplicativo
         * @description O segredo de um aplicativo confidencial só aparece nesta resposta.
         */
        post: operations["createApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Apagar um aplicativo e tudo o que lhe foi permitido */
        delete: operations["deleteApp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os meus rascunhos, do criado por último ao primeiro */
        get: operations["listDrafts"];
        put?: never;
        /** Guardar um rascunho */
        post: operations["createDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver um rascunho */
        get: operations["getDraft"];
        /** Trocar o conteúdo de um rascunho, agendado ou não */
        put: operations["replaceDraft"];
        post?: never;
        /** Apagar um rascunho, e a hora marcada se há uma */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publicar um rascunho, agora ou na hora dada
         * @description Agora, o rascunho vira post (201), e com `Idempotency-Key` repetir o pedido devolve o mesmo. Com `at`, fica marcado (202) e é conferido já como se fosse publicado.
         */
        post: operations["publishDraft"];
        /** Desfazer a hora marcada */
        delete: operations["unscheduleDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/echo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Devolver a mensagem recebida */
        post: operations["echo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirmar uma conta ou uma troca de e-mail */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email-confirmations/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pedir outra mensagem de confirmação */
        post: operations["resendConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ir ao provedor de fora */
        get: operations["startExternalSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-sign-in/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Voltar do provedor de fora */
        get: operations["finishExternalSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saber que provedor de fora este Palco aceita */
        get: operations["getExternalProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-sign-ins/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver quem voltou */
        get: operations["getExternalSignIn"];
        put?: never;
        /** Criar uma conta com esta identidade e entrar */
        post: operations["createFromExternal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-sign-ins/{ticket}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ligar esta identidade à minha conta */
        post: operations["linkExternal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ler a caixa de correio local, sem servidor de e-mail */
        get: operations["listLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ver a própria conta
         * @description A um aplicativo de terceiro sem o escopo `email`, a resposta vem sem os dois endereços.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Editar o próprio perfil */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Trocar o retrato
         * @description Vale o conteúdo, e não o tipo declarado. A imagem é refeita: quadrada, em WebP, sem metadados.
         */
        put: operations["putAvatar"];
        post?: never;
        /** Tirar o retrato */
        delete: operations["deleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/deactivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Desativar a conta, sem apagar nada */
        post: operations["deactivateMe"];
        /** Reativar a conta */
        delete: operations["reactivateMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apagar a conta e tudo o que é dela */
        post: operations["deleteMe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver os aparelhos abertos */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        /** Encerrar todos os aparelhos, menos este */
        delete: operations["endOtherDevices"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Encerrar um aparelho */
        delete: operations["endDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pedir a troca do e-mail
         * @description O e-mail atual vale até o novo ser confirmado.
         */
        put: operations["changeEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Levar os próprios dados */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os aplicativos a que dei permissão */
        get: operations["listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Retirar a permissão de um aplicativo */
        delete: operations["deleteGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Desligar uma identidade da minha conta */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ligar uma passkey
         * @description A primeira encerra os outros aparelhos, que entraram sem ela.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Tirar uma passkey */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Começar a ligar uma passkey */
        post: operations["startPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Trocar a senha */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trocar os códigos de recuperação */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver como se entra na conta */
        get: operations["getSecurity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Provar de novo quem é
         * @description Quem tem segundo fator prova com ele; a senha só vale para quem não tem.
         */
        post: operations["stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pedir a chave de um aplicativo de códigos */
        post: operations["requestTotp"];
        /** Desligar o aplicativo de códigos */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ligar o aplicativo de códigos
         * @description Encerra os outros aparelhos, que entraram sem ele.
         */
        post: operations["activateTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os posts que mencionam quem pergunta */
        get: operations["listMentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth-requests/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ver o que um aplicativo pede
         * @description Só no navegador em que o pedido começou.
         */
        get: operations["getOauthRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth-requests/{uid}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Permitir */
        post: operations["approveOauthRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth-requests/{uid}/denial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recusar */
        post: operations["denyOauthRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Começar a entrar, ou a provar quem é, com uma passkey */
        post: operations["startPasskeyProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pedir um link de senha nova
         * @description A mesma resposta, tenha ou não o e-mail uma conta.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trocar a senha com o link
         * @description Encerra todos os aparelhos e não entra sozinho. O segundo fator continua exigido.
         */
        post: operations["confirmPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar as permissões que existem */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Listar os posts de todos, do mais novo ao mais antigo
         * @description Só os públicos que não são respostas. Por cursor ou por número de página.
         */
        get: operations["listPosts"];
        put?: never;
        /**
         * Publicar um post
         * @description Com `Idempotency-Key`, repetir o mesmo pedido devolve o mesmo post, com `idempotency-replayed: true`.
         */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver um post */
        get: operations["getPost"];
        put?: never;
        post?: never;
        /** Apagar um post */
        delete: operations["deletePost"];
        options?: never;
        head?: never;
        /**
         * Editar um post
         * @description Muda o que veio; a versão anterior fica no histórico.
         */
        patch: operations["editPost"];
        trace?: never;
    };
    "/api/v1/posts/{id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Curtir um post */
        put: operations["like"];
        post?: never;
        /** Descurtir um post */
        delete: operations["unlike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os posts que citam um post, do mais novo ao mais antigo */
        get: operations["listQuotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/thread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ler a conversa em volta de um post
         * @description O limite e o cursor são das respostas.
         */
        get: operations["getThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver o que um post já disse */
        get: operations["listPostVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Votar em uma enquete, ou trocar o voto */
        put: operations["vote"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ler a trilha de papéis e suspensões, do mais novo ao mais antigo */
        get: operations["listRoleChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os papéis */
        get: operations["listRoles"];
        put?: never;
        /** Criar um papel */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mudar um papel */
        put: operations["changeRole"];
        post?: never;
        /** Apagar um papel */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Procurar nos posts públicos
         * @description Acento, maiúscula, plural e flexão não importam. Todas as palavras; `OU` junta as duas vizinhas; aspas pedem as palavras exatas, seguidas; `-` exclui. Com poucos achados, a palavra que ninguém escreveu é trocada pela mais parecida, e `corrected` diz a troca.
         */
        get: operations["searchPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entrar */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saber de quem é a sessão, se há uma */
        get: operations["getCurrentSession"];
        put?: never;
        post?: never;
        /** Sair */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entrar só com a passkey e abrir a sessão */
        post: operations["passkeySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dar o segundo passo e abrir a sessão */
        post: operations["secondStepSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Completar uma hashtag, da mais usada entre as recentes em diante */
        get: operations["suggestTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{tag}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os posts públicos com uma hashtag */
        get: operations["listTagPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os próprios posts e os de quem se segue */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entrar por um aplicativo */
        post: operations["createTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entrar só com a passkey e receber os tokens */
        post: operations["passkeyTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trocar o token de renovação por um par novo
         * @description Cada um vale uma troca. Reapresentar um já trocado encerra o aparelho.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sair do aplicativo
         * @description A resposta é a mesma para um token que já não vale.
         */
        post: operations["revokeTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dar o segundo passo e receber os tokens */
        post: operations["secondStepTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Completar um nome, ou listar quem publicou há pouco
         * @description Com `prefix`, até dez contas cujo nome de usuário, ou nome, começa assim; exige entrada. Sem ele, quem publicou há pouco, menos a própria pessoa e quem ela já segue.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Pedir uma conta
         * @description Nada vale até o e-mail ser confirmado. A resposta não diz se ele já tem conta.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver um perfil */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Seguir uma pessoa */
        put: operations["follow"];
        post?: never;
        /** Deixar de seguir uma pessoa */
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Listar os posts de uma pessoa */
        get: operations["listUserPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver os papéis de uma conta, e se ela está suspensa */
        get: operations["getStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Dar um papel */
        put: operations["grantRole"];
        post?: never;
        /** Tirar um papel */
        delete: operations["revokeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{handle}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspender uma conta */
        put: operations["suspendAccount"];
        post?: never;
        /** Desfazer a suspensão de uma conta */
        delete: operations["restoreAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enviar um vídeo
         * @description Um multipart/form-data com um só campo, `file`: MP4, MOV, WebM ou MKV. A resposta vem antes do preparo.
         */
        post: operations["uploadVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/videos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ver o estado de um vídeo */
        get: operations["getVideo"];
        put?: never;
        post?: never;
        /** Desfazer o envio de um vídeo ainda não publicado */
        delete: operations["deleteVideo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dizer se o processo responde */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description O processo responde */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "live";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dizer se vale mandar requisições */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Pode receber requisições */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            checks: {
                                [key: string]: string;
                            };
                            /** @enum {string} */
                            status: "ready";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Aplicativo registrado */
        App: {
            /** Format: uuid */
            clientId: string;
            /** Format: date-time */
            createdAt: string;
            name: string;
            redirectUris: string[];
            /**
             * @description `confidential` guarda um segredo em um servidor; `public` roda na máquina de quem o usa
             * @enum {string}
             */
            type: "public" | "confidential";
        };
        Author: {
            avatarUrl: string | null;
            /** @description De 3 a 30 letras sem acento, números ou _ */
            handle: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
        Draft: {
            /** Format: uuid */
            id: string;
            inReplyToId: string | null;
            poll: {
                durationSeconds: number;
                multiple?: boolean;
                options: string[];
            } | null;
            problem: string | null;
            quoteId: string | null;
            scheduledFor: string | null;
            text: string;
            /** Format: date-time */
            updatedAt: string;
            visibility: ("public" | "unlisted" | "followers" | "private") | null;
            warning: string | null;
        };
        /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
        DraftPage: {
            items: components["schemas"]["Draft"][];
            nextCursor: string | null;
            previousCursor: string | null;
        };
        /** @description Um trecho do texto que é menção, hashtag ou link; posições em unidades UTF-16 */
        Entity: {
            /** @description text.slice(start, end) é o que se mostra */
            end: number;
            /** @description O nome de hoje, mesmo que o texto mostre outro */
            handle: string;
            /** @enum {string} */
            kind: "mention";
            start: number;
            /** Format: uuid */
            userId: string;
        } | {
            /** @description text.slice(start, end) é o que se mostra */
            end: number;
            /** @enum {string} */
            kind: "tag";
            start: number;
            /** @description A chave: minúsculas, sem acento */
            tag: string;
        } | {
            /** @description text.slice(start, end) é o que se mostra */
            end: number;
            /** @enum {string} */
            kind: "link";
            start: number;
            /** @description O endereço como o navegador o entende */
            url: string;
        };
        Identity: {
            email: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            linkedAt: string;
            provider: string;
        };
        /** @description Uma página da lista de todos */
        NumberedPostPage: {
            items: components["schemas"]["Post"][];
            nextCursor: string | null;
            /** @description Só quando se pediu por número de página */
            offset?: {
                page: number;
                pages: number | null;
                total: number | null;
            };
            previousCursor: string | null;
        };
        Passkey: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            lastUsedAt: string | null;
            name: string;
        };
        /** @description Algo que se pode ou não fazer */
        Permission: {
            name: string;
            title: string;
        };
        Person: {
            avatarUrl: string | null;
            bio: string;
            /** @description De 3 a 30 letras sem acento, números ou _ */
            handle: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Uma enquete; os números só vêm para quem votou, para o autor, ou depois de encerrada */
        Poll: {
            closed: boolean;
            /** Format: date-time */
            closesAt: string;
            multiple: boolean;
            options: {
                text: string;
                votes: number | null;
            }[];
            viewerChoices: number[] | null;
            voters: number | null;
        };
        /** @description Um post, como quem pergunta o vê */
        Post: {
            author: components["schemas"]["Author"];
            /** Format: date-time */
            createdAt: string;
            editedAt: string | null;
            /** @description Em ordem, sem se cruzarem */
            entities: components["schemas"]["Entity"][];
            /** Format: uuid */
            id: string;
            inReplyToId: string | null;
            likeCount: number;
            poll: components["schemas"]["Poll"] | null;
            quote: components["schemas"]["QuotedPost"] | components["schemas"]["Unavailable"] | null;
            /** @description 1000 quer dizer mil ou mais */
            quoteCount: number;
            /** @description 1000 quer dizer mil ou mais */
            replyCount: number;
            rootId: string | null;
            text: string;
            version: number;
            video: components["schemas"]["Video"] | null;
            viewer: {
                isAuthor: boolean;
                liked: boolean;
            };
            /** @enum {string} */
            visibility: "public" | "unlisted" | "followers" | "private";
            warning: string | null;
        };
        /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
        PostPage: {
            items: components["schemas"]["Post"][];
            nextCursor: string | null;
            previousCursor: string | null;
        };
        /** @description As versões de um post, da mais nova à mais antiga */
        PostVersions: {
            items: {
                /** Format: date-time */
                at: string;
                entities: components["schemas"]["Entity"][];
                text: string;
                version: number;
                warning: string | null;
            }[];
        };
        Problem: {
            code: string;
            detail: string;
            errors: {
                field: string;
                message: string;
            }[];
            /** @description Id da requisição, o mesmo de x-request-id */
            instance: string;
            status: number;
            title: string;
            /** @description URN do tipo de problema: urn:palco:erro:<code> */
            type: string;
        };
        /** @description Um perfil, como quem pergunta o vê */
        Profile: {
            avatarUrl: string | null;
            bio: string;
            counts: {
                followers: number;
                following: number;
                posts: number;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description De 3 a 30 letras sem acento, números ou _ */
            handle: string;
            /** Format: uuid */
            id: string;
            name: string;
            viewer: {
                following: boolean;
                isSelf: boolean;
            };
        };
        /** @description Um post citado por outro */
        QuotedPost: {
            author: components["schemas"]["Author"];
            /** Format: date-time */
            createdAt: string;
            editedAt: string | null;
            /** @description Em ordem, sem se cruzarem */
            entities: components["schemas"]["Entity"][];
            /** Format: uuid */
            id: string;
            inReplyToId: string | null;
            likeCount: number;
            /** @description 1000 quer dizer mil ou mais */
            quoteCount: number;
            /** @description 1000 quer dizer mil ou mais */
            replyCount: number;
            rootId: string | null;
            text: string;
            version: number;
            video: components["schemas"]["Video"] | null;
            viewer: {
                isAuthor: boolean;
                liked: boolean;
            };
            /** @enum {string} */
            visibility: "public" | "unlisted" | "followers" | "private";
            warning: string | null;
        };
        /** @description Um papel e o que ele permite */
        Role: {
            builtIn: boolean;
            name: string;
            permissions: string[];
            title: string;
        };
        /** @description Uma linha da trilha */
        RoleLogEntry: {
            action: string;
            actor: string | null;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            permissions: string[] | null;
            reason: string | null;
            role: string | null;
            subject: string | null;
        };
        /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
        RoleLogPage: {
            items: components["schemas"]["RoleLogEntry"][];
            nextCursor: string | null;
            previousCursor: string | null;
        };
        /** @description Uma página da busca */
        SearchPage: {
            corrected: {
                from: string;
                to: string;
            } | null;
            items: {
                /** @description Um trecho do texto, em pedaços, ao redor do que se achou */
                highlight: {
                    /** @description Está entre o que se procurou */
                    hit: boolean;
                    /** @description Texto puro: quem mostra, escapa */
                    text: string;
                }[];
                post: components["schemas"]["Post"];
            }[];
            nextCursor: string | null;
            previousCursor: string | null;
        };
        /** @description Os papéis de uma conta, e se ela está suspensa */
        Standing: {
            handle: string;
            name: string;
            roles: string[];
            suspension: {
                /** Format: date-time */
                at: string;
                reason: string;
            } | null;
        };
        /** @description A conversa em volta de um post. As respostas vêm em ordem de leitura: cada uma seguida das que a respondem, irmãs da mais antiga à mais nova */
        Thread: {
            /** @description Da raiz ao pai */
            ancestors: (components["schemas"]["Post"] | components["schemas"]["Unavailable"])[];
            post: components["schemas"]["Post"];
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            replies: {
                items: {
                    /** @description 1 é resposta direta */
                    depth: number;
                    /** Format: uuid */
                    parentId: string;
                    post: components["schemas"]["Post"] | components["schemas"]["Unavailable"];
                }[];
                nextCursor: string | null;
                previousCursor: string | null;
            };
        };
        /** @description Um post que quem pergunta não pode ver */
        Unavailable: {
            /** Format: uuid */
            id: string;
            /** @enum {boolean} */
            unavailable: true;
        };
        /** @description A própria conta, com o e-mail */
        User: {
            avatarUrl: string | null;
            bio: string;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** @description De 3 a 30 letras sem acento, números ou _ */
            handle: string;
            /** Format: uuid */
            id: string;
            name: string;
            pendingEmail: string | null;
            /** @description O que os papéis permitem */
            permissions: string[];
            /** @description Papéis da conta */
            roles: string[];
            /** @enum {string} */
            status: "active" | "deactivated";
        };
        /** @description Um vídeo e o estado do preparo dele */
        Video: {
            dashUrl?: string;
            durationSeconds?: number;
            /** @description Por que não pôde ser preparado; só quem enviou vê */
            failure?: string;
            height?: number;
            hlsUrl?: string;
            /** Format: uuid */
            id: string;
            posterUrl?: string;
            progress: number;
            /** @enum {string} */
            status: "queued" | "processing" | "ready" | "failed";
            width?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            alg: string;
                            crv: string;
                            kid: string;
                            kty: string;
                            use: string;
                            x: string;
                            y: string;
                        }[];
                    };
                };
            };
        };
    };
    listApps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Os meus aplicativos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["App"][];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Nome que a pessoa lê ao permitir */
                    name: string;
                    /** @description Para onde o Palco devolve a pessoa: https, ou http nesta máquina; a comparação é exata */
                    redirectUris: string[];
                    /**
                     * @description `confidential` guarda um segredo em um servidor; `public` roda na máquina de quem o usa
                     * @enum {string}
                     */
                    type: "public" | "confidential";
                };
            };
        };
        responses: {
            /** @description O aplicativo recém-registrado */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        clientId: string;
                        /** @description Aparece só nesta resposta */
                        clientSecret?: string;
                        /** Format: date-time */
                        createdAt: string;
                        name: string;
                        redirectUris: string[];
                        /**
                         * @description `confidential` guarda um segredo em um servidor; `public` roda na máquina de quem o usa
                         * @enum {string}
                         */
                        type: "public" | "confidential";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                clientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    inReplyToId?: string;
                    poll?: {
                        durationSeconds: number;
                        multiple?: boolean;
                        options: string[];
                    };
                    /** Format: uuid */
                    quoteId?: string;
                    /** @description Até 500 caracteres */
                    text?: string;
                    /** @enum {string} */
                    visibility?: "public" | "unlisted" | "followers" | "private";
                    warning?: string | null;
                };
            };
        };
        responses: {
            /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    inReplyToId?: string;
                    poll?: {
                        durationSeconds: number;
                        multiple?: boolean;
                        options: string[];
                    };
                    /** Format: uuid */
                    quoteId?: string;
                    /** @description Até 500 caracteres */
                    text?: string;
                    /** @enum {string} */
                    visibility?: "public" | "unlisted" | "followers" | "private";
                    warning?: string | null;
                };
            };
        };
        responses: {
            /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description De 1 a 255 caracteres ASCII visíveis, com ou sem aspas: o mesmo pedido com a mesma chave vale uma vez */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Quando publicar; sem ela, agora
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Um post, como quem pergunta o vê */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unscheduleDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Um rascunho; visibility nula é a que vale para quem publica sem escolher */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    echo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    delayMs?: number;
                    message: string;
                };
            };
        };
        responses: {
            /** @description A mensagem de volta */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delayMs: number;
                        message: string;
                        /** @description Id da requisição, o mesmo de x-request-id */
                        requestId: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Confirmado; repetido, a mesma resposta */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        /** @description De 3 a 30 letras sem acento, números ou _ */
                        handle: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description A mesma resposta para qualquer e-mail */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "confirmation_sent";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExternalSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description O endereço vem em `location` */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishExternalSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description O endereço vem em `location` */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExternalProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description O provedor de fora que este Palco aceita, ou nulo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        provider: {
                            name: string;
                        } | null;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExternalSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description O que veio no fragmento do endereço */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Quem o provedor diz que é */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        emailVerified: boolean;
                        provider: string;
                        suggestedHandle: string;
                        suggestedName: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFromExternal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description O que veio no fragmento do endereço */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    handle: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Sessão aberta; o cookie vem no cabeçalho */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkExternal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description O que veio no fragmento do endereço */
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            from: string;
                            html: string;
                            messageId: string;
                            /** Format: date-time */
                            receivedAt: string;
                            subject: string;
                            text: string;
                            to: string;
                        }[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A própria conta, com o e-mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bio?: string;
                    /** @description De 3 a 30 letras sem acento, números ou _; maiúsculas viram minúsculas */
                    handle?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description A própria conta, com o e-mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description A própria conta, com o e-mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reactivateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description É este que está perguntando */
                            current: boolean;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "browser" | "app";
                            /** Format: date-time */
                            lastSeenAt: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description A mesma resposta para qualquer e-mail */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "confirmation_sent";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Aplicativos a que dei permissão */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            app: {
                                /** Format: uuid */
                                clientId: string;
                                name: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: uuid */
                            id: string;
                            /** @description Escopos de OpenID Connect */
                            scopes: string[];
                        }[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Para a pessoa a reconhecer */
                    name?: string;
                    response: {
                        /** @description base64url */
                        id: string;
                        /** @description base64url */
                        rawId: string;
                        response: {
                            /** @description base64url */
                            attestationObject: string;
                            /** @description base64url */
                            clientDataJSON: string;
                            transports?: string[];
                        };
                        /** @enum {string} */
                        type: "public-key";
                    };
                };
            };
        };
        responses: {
            /** @description Os códigos vêm com o primeiro fator da conta; depois a lista é vazia */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: uuid */
                        id: string;
                        lastUsedAt: string | null;
                        name: string;
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description PublicKeyCredentialCreationOptionsJSON do WebAuthn nível 3 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Cada um vale uma vez, e nunca mais serão mostrados */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Como se entra nesta conta */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hasPassword: boolean;
                        identities: components["schemas"]["Identity"][];
                        passkeys: components["schemas"]["Passkey"][];
                        recoveryCodesLeft: number;
                        totp: boolean;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Como aparece; espaços e hifens não contam */
                    code?: string;
                    /** @enum {string} */
                    method: "password" | "totp" | "recovery_code" | "passkey";
                    password?: string;
                    response?: {
                        /** @description base64url */
                        id: string;
                        /** @description base64url */
                        rawId: string;
                        response: {
                            /** @description base64url */
                            authenticatorData: string;
                            /** @description base64url */
                            clientDataJSON: string;
                            /** @description base64url */
                            signature: string;
                            userHandle?: string | null;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    };
                };
            };
        };
        responses: {
            /** @description Até quando esta sessão pode fazer o que exige prova recente */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ainda não vale: prove com um código que o aplicativo o guardou */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description base32 */
                        secret: string;
                        /** @description otpauth:// */
                        uri: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Como aparece; espaços e hifens não contam */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Cada um vale uma vez, e nunca mais serão mostrados */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMentions: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOauthRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description O que um aplicativo pede, e a quem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        app: {
                            /** Format: uuid */
                            clientId: string;
                            name: string;
                            /** @description O site para onde a pessoa volta */
                            redirectHost: string;
                        };
                        /** @description Escopos de OpenID Connect */
                        scopes: string[];
                        uid: string;
                        user: components["schemas"]["Author"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveOauthRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        /** @description Nada a dizer além do endereço */
        requestBody: {
            content: {
                "application/json": Record<string, never> | null;
            };
        };
        responses: {
            /** @description Resposta guardada */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Para onde o navegador vai agora */
                        redirectTo: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    denyOauthRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uid: string;
            };
            cookie?: never;
        };
        /** @description Nada a dizer além do endereço */
        requestBody: {
            content: {
                "application/json": Record<string, never> | null;
            };
        };
        responses: {
            /** @description Resposta guardada */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Para onde o navegador vai agora */
                        redirectTo: string;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskeyProof: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description PublicKeyCredentialRequestOptionsJSON do WebAuthn nível 3 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description A mesma resposta para qualquer e-mail */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "reset_sent";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    newPassword: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Permission"][];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
                /** @description Por número, contado do começo; page × limit vai até 10.000. Sem cursor */
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista de todos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberedPostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description De 1 a 255 caracteres ASCII visíveis, com ou sem aspas: o mesmo pedido com a mesma chave vale uma vez */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    inReplyToId?: string;
                    poll?: {
                        durationSeconds: number;
                        multiple?: boolean;
                        options: string[];
                    };
                    /** Format: uuid */
                    quoteId?: string;
                    /** @description De 1 a 500 caracteres */
                    text: string;
                    /** Format: uuid */
                    videoId?: string;
                    /** @enum {string} */
                    visibility?: "public" | "unlisted" | "followers" | "private";
                    warning?: string | null;
                };
            };
        };
        responses: {
            /** @description Um post, como quem pergunta o vê */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Um post, como quem pergunta o vê */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description De 1 a 500 caracteres */
                    text?: string;
                    /** @description A que foi lida: se já é outra, a edição é recusada */
                    version?: number;
                    warning?: string | null;
                };
            };
        };
        responses: {
            /** @description Um post, como quem pergunta o vê */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    like: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlike: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotes: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getThread: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A conversa em volta de um post. As respostas vêm em ordem de leitura: cada uma seguida das que a respondem, irmãs da mais antiga à mais nova */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPostVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As versões de um post, da mais nova à mais antiga */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostVersions"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    vote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Posições das opções, a partir de 0 */
                    choices: number[];
                };
            };
        };
        responses: {
            /** @description Um post, como quem pergunta o vê */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoleChanges: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleLogPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Role"][];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description De 2 a 30 letras minúsculas sem acento, números ou -; começa por letra */
                    name: string;
                    permissions: string[];
                    title: string;
                };
            };
        };
        responses: {
            /** @description Um papel e o que ele permite */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    permissions: string[];
                    title: string;
                };
            };
        };
        responses: {
            /** @description Um papel e o que ele permite */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPosts: {
        parameters: {
            query: {
                /** @description Nome de usuário de quem escreveu */
                author?: string;
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
                /** @description Palavras, "frase", -palavra, OU, prefixo*, de:nome, #hashtag */
                q: string;
                /** @description A partir deste instante (RFC 3339) ou dia (AAAA-MM-DD, horário de Brasília) */
                since?: string;
                /** @description Por relevância e data, ou só por data */
                sort?: "relevance" | "recent";
                /** @description Hashtag, com ou sem acento, sem o # */
                tag?: string;
                /** @description Até este instante, ou até o fim deste dia */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da busca */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Nome de usuário ou e-mail */
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sessão aberta; o cookie vem no cabeçalho */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A própria conta, ou nulo para visitante */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"] | null;
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeySession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    response: {
                        /** @description base64url */
                        id: string;
                        /** @description base64url */
                        rawId: string;
                        response: {
                            /** @description base64url */
                            authenticatorData: string;
                            /** @description base64url */
                            clientDataJSON: string;
                            /** @description base64url */
                            signature: string;
                            userHandle?: string | null;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    };
                };
            };
        };
        responses: {
            /** @description Sessão aberta; o cookie vem no cabeçalho */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondStepSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description O do 401 second_factor_required */
                    challenge: string;
                    /** @description Como aparece; espaços e hifens não contam */
                    code: string;
                    /** @enum {string} */
                    method: "totp" | "recovery_code";
                };
            };
        };
        responses: {
            /** @description Sessão aberta; o cookie vem no cabeçalho */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestTags: {
        parameters: {
            query?: {
                /** @description Como a hashtag começa, sem o # */
                prefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Em quantos posts, dentre os recentes */
                            posts: number;
                            tag: string;
                        }[];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTagPosts: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Com ou sem acento, sem o # */
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Como o aparelho aparece na lista da pessoa */
                    deviceName?: string;
                    /** @description O que veio da última entrada neste aparelho */
                    deviceToken?: string;
                    /** @description Nome de usuário ou e-mail */
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Aplicativo dentro da conta */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description JWT (RFC 9068), para o cabeçalho Authorization */
                        accessToken: string;
                        /** @description Reconhece este aparelho na próxima entrada; não abre nada */
                        deviceToken: string;
                        /** @description Validade do token de acesso, em segundos */
                        expiresIn: number;
                        /** @description Validade do token de renovação, em segundos */
                        refreshExpiresIn: number;
                        /** @description Vale para uma troca */
                        refreshToken: string;
                        /** @enum {string} */
                        tokenType: "Bearer";
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Como o aparelho aparece na lista da pessoa */
                    deviceName?: string;
                    /** @description O que veio da última entrada neste aparelho */
                    deviceToken?: string;
                    response: {
                        /** @description base64url */
                        id: string;
                        /** @description base64url */
                        rawId: string;
                        response: {
                            /** @description base64url */
                            authenticatorData: string;
                            /** @description base64url */
                            clientDataJSON: string;
                            /** @description base64url */
                            signature: string;
                            userHandle?: string | null;
                        };
                        /** @enum {string} */
                        type: "public-key";
                    };
                };
            };
        };
        responses: {
            /** @description Aplicativo dentro da conta */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description JWT (RFC 9068), para o cabeçalho Authorization */
                        accessToken: string;
                        /** @description Reconhece este aparelho na próxima entrada; não abre nada */
                        deviceToken: string;
                        /** @description Validade do token de acesso, em segundos */
                        expiresIn: number;
                        /** @description Validade do token de renovação, em segundos */
                        refreshExpiresIn: number;
                        /** @description Vale para uma troca */
                        refreshToken: string;
                        /** @enum {string} */
                        tokenType: "Bearer";
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description O par novo; o token de renovação anterior já não vale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description JWT (RFC 9068), para o cabeçalho Authorization */
                        accessToken: string;
                        /** @description Validade do token de acesso, em segundos */
                        expiresIn: number;
                        /** @description Validade do token de renovação, em segundos */
                        refreshExpiresIn: number;
                        /** @description Vale para uma troca */
                        refreshToken: string;
                        /** @enum {string} */
                        tokenType: "Bearer";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondStepTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description O do 401 second_factor_required */
                    challenge: string;
                    /** @description Como aparece; espaços e hifens não contam */
                    code: string;
                    /** @description Como o aparelho aparece na lista da pessoa */
                    deviceName?: string;
                    /** @description O que veio da última entrada neste aparelho */
                    deviceToken?: string;
                    /** @enum {string} */
                    method: "totp" | "recovery_code";
                };
            };
        };
        responses: {
            /** @description Aplicativo dentro da conta */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description JWT (RFC 9068), para o cabeçalho Authorization */
                        accessToken: string;
                        /** @description Reconhece este aparelho na próxima entrada; não abre nada */
                        deviceToken: string;
                        /** @description Validade do token de acesso, em segundos */
                        expiresIn: number;
                        /** @description Validade do token de renovação, em segundos */
                        refreshExpiresIn: number;
                        /** @description Vale para uma troca */
                        refreshToken: string;
                        /** @enum {string} */
                        tokenType: "Bearer";
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Quantas pessoas, no máximo, sem prefix */
                limit?: number;
                /** @description Como o nome, ou o nome de usuário, começa */
                prefix?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @description De 3 a 30 letras sem acento, números ou _; maiúsculas viram minúsculas */
                    handle: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description A mesma resposta, tenha ou não o e-mail uma conta */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                        /** @description De 3 a 30 letras sem acento, números ou _ */
                        handle: string;
                        /** @enum {string} */
                        status: "confirmation_sent";
                    };
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Um perfil, como quem pergunta o vê */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserPosts: {
        parameters: {
            query?: {
                /** @description nextCursor ou previousCursor de outra página da mesma lista */
                cursor?: string;
                /** @description Itens por página */
                limit?: number;
                /** @description Com as respostas da pessoa */
                replies?: boolean;
            };
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uma página da lista; nextCursor nulo é o fim dela, e previousCursor nulo, o começo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Os papéis de uma conta, e se ela está suspensa */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspendAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description O que a pessoa lê ao tentar entrar */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadVideo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Um vídeo e o estado do preparo dele */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Um vídeo e o estado do preparo dele */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Video"];
                };
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVideo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sem conteúdo */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problema */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

"""Um aplicativo de terceiro em Python, com a Authlib: outra linguagem, outro autor, a mesma RFC.

Lê uma linha JSON com a configuração, escreve o endereço de autorização, lê o endereço de volta e escreve o que viu.
"""

import json
import sys

from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.jwk import KeySet

given = json.loads(sys.stdin.readline())
issuer, client_id, redirect_uri = given["issuer"], given["clientId"], given["redirectUri"]
verifier = "verificador-da-authlib-com-mais-de-43-caracteres"

session = OAuth2Session(
    client_id,
    given["clientSecret"],
    scope="openid profile email offline_access",
    redirect_uri=redirect_uri,
    code_challenge_method="S256",
)
server = session.request("GET", issuer + "/.well-known/openid-configuration", withhold_token=True).json()

url, state = session.create_authorization_url(
    server["authorization_endpoint"], code_verifier=verifier, nonce="nonce da authlib"
)
print(json.dumps({"url": url}), flush=True)

token = session.fetch_token(
    server["token_endpoint"],
    authorization_response=sys.stdin.readline().strip(),
    code_verifier=verifier,
    state=state,
)
keys = session.request("GET", server["jwks_uri"], withhold_token=True).json()
claims = jwt.decode(token["id_token"], KeySet.import_key_set(keys), algorithms=["ES256"]).claims
person = session.get(server["userinfo_endpoint"]).json()
renewed = session.refresh_token(server["token_endpoint"])
seen = session.introspect_token(server["introspection_endpoint"], token=renewed["access_token"]).json()
revoked = session.revoke_token(server["revocation_endpoint"], token=renewed["refresh_token"])
after = session.introspect_token(server["introspection_endpoint"], token=renewed["access_token"]).json()

print(
    json.dumps(
        {
            "claims": claims,
            "person": person,
            "rotated": renewed["refresh_token"] != token["refresh_token"],
            "seen": seen,
            "revoked": revoked.status_code,
            "after": after,
        }
    ),
    flush=True,
)

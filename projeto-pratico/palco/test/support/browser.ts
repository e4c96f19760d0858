interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** Um navegador sem páginas: guarda cookies por caminho, manda os cabeçalhos de um, e só segue o que o teste manda. */
export interface Browser {
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** Anda pelos redirecionamentos até sair da origem, ou até uma página que não redireciona. */
  follow(url: string | URL): Promise<{ url: URL; response: Response | null }>;
  cookies: Cookie[];
}

/** @param origin o Palco; o que começa com ela leva os cookies */
export function createBrowser(origin: string): Browser {
  const cookies: Cookie[] = [];

  function keep(header: string): void {
    const [pair = '', ...attributes] = header.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    const read = (key: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = read('path') ?? '/';
    const known = cookies.findIndex((cookie) => cookie.name === name && cookie.path === path);
    if (known >= 0) cookies.splice(known, 1);
    const expired = read('max-age') === '0' || new Date(read('expires') ?? '2999-01-01') < new Date();
    if (!expired) cookies.push({ name, value, path });
  }

  const cookieFor = (path: string): string =>
    cookies
      .filter((cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  async function send(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const target = new URL(url, origin);
    const headers = new Headers(init.headers);
    const cookie = cookieFor(target.pathname);
    if (cookie && target.origin === origin) headers.set('cookie', cookie);
    const response = await fetch(target, { ...init, headers, redirect: 'manual' });
    if (target.origin === origin) for (const header of response.headers.getSetCookie()) keep(header);
    return response;
  }

  return {
    cookies,
    fetch: send,
    post: (path, body = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
        body: JSON.stringify(body),
      }),
    async follow(start) {
      let url = new URL(start, origin);
      for (let step = 0; step < 10; step++) {
        if (url.origin !== origin) return { url, response: null };
        const response = await send(url);
        const location = response.headers.get('location');
        if (location === null) return { url, response };
        url = new URL(location, url);
      }
      throw new Error(`Redirecionamentos demais: ${url}`);
    },
  };
}

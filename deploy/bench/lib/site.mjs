// One signed-in visitor of a Round Two installation on this machine.

/** Refuses every address that is not this machine: nobody should be able to aim this at somebody's server. */
export function mustBeLocal(address) {
  const url = new URL(address);
  if (!/^(127(\.\d+){3}|localhost|\[::1\])$/.test(url.hostname)) {
    throw new Error(`${url.host} is another machine. Run this on the one that serves ${url.origin}.`);
  }
  if (url.hostname === 'localhost') {
    url.hostname = '127.0.0.1';
  }
  return url;
}

export class Site {
  #cookies = new Map();
  #token = '';

  constructor(address, workspace) {
    this.origin = mustBeLocal(address).origin;
    this.home = `/w/${workspace}`;
  }

  get cookie() {
    return [...this.#cookies].map(pair => pair.join('=')).join('; ');
  }

  /** Headers for a change that a page's script would send. */
  get scriptHeaders() {
    return { Cookie: this.cookie, 'X-CSRF-TOKEN': this.#token, Accept: 'application/json' };
  }

  /** Comes in with a cookie, by e-mail and password, or through the demo's door as one of its cast. */
  async enter({ cookie, email, password, as }) {
    if (cookie) {
      cookie.split(/;\s*/).forEach(pair => this.#keep(pair));
    } else if (email) {
      await this.page('/sign-in');
      await this.post('/sign-in', { email, password: password ?? '' });
    } else {
      await this.page('/demo');
      await this.post('/demo/visits', { person: as });
    }
    await this.page(this.home);
    if (!this.#token) {
      throw new Error(`${this.home} was served without a token for forms; is ${this.origin} Round Two?`);
    }
  }

  /** A page's text; anything but 200 is an error, because a redirect means that we are not signed in. */
  async page(path, headers = {}) {
    const answer = await this.#send(path, { headers });
    const text = await answer.text();
    if (answer.status !== 200) {
      throw new Error(`GET ${path} was answered ${answer.status} ${answer.headers.get('location') ?? ''}`);
    }
    this.#token = /<meta name="csrf" content="([^"]+)"/.exec(text)?.[1] ?? this.#token;
    return text;
  }

  /** Sends a form as a page without scripts does; answers with where it leads. */
  async post(path, fields) {
    const answer = await this.#send(path, {
      method: 'POST',
      headers: { 'X-CSRF-TOKEN': this.#token },
      body: new URLSearchParams(fields),
    });
    await answer.arrayBuffer();
    const location = answer.headers.get('location') ?? '';
    if (answer.status >= 400 || /^\/sign-in\b|[?&]error\b/.test(location.replace(this.origin, ''))) {
      throw new Error(`POST ${path} was answered ${answer.status} ${location}`);
    }
    return location.replace(this.origin, '');
  }

  async #send(path, request) {
    const headers = { Cookie: this.cookie, ...request.headers };
    const answer = await fetch(this.origin + path, { redirect: 'manual', ...request, headers });
    answer.headers.getSetCookie().forEach(line => this.#keep(line.split(';', 1)[0]));
    return answer;
  }

  #keep(pair) {
    const split = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, split), pair.slice(split + 1));
  }
}

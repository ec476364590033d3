// A foreign OpenID provider for the tests: oidc-provider, with people that the test names, and GitHub's few addresses besides.
// Prints its port. What it is told at /control: clients, people, who signs in next, and how to misbehave.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants, generateKeyPairSync, createHmac, createPublicKey, createPrivateKey, randomUUID, sign } from 'node:crypto';

const require = createRequire(`${process.env.TEST_TOOLS}/package.json`);
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const newKey = () => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' }); // for whatever algorithm
const ours = newKey();
const foreign = newKey();
let rotated = null;
const state = { person: 'ada', people: {}, ask: false, misbehave: {}, hits: {}, codes: {} };

const server = createServer(handle);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://localhost:${server.address().port}`;

const provider = new Provider(issuer, {
  jwks: { keys: [ours] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...state.people[sub] }) }),
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  renderError: (context, out) => { context.body = `provider error: ${out.error} ${out.error_description}`; },
});
const answer = provider.callback();
console.log(`port ${server.address().port}`);

async function handle(request, response) {
  const url = new URL(request.url, issuer);
  state.hits[url.pathname] = (state.hits[url.pathname] ?? 0) + 1;
  if (url.pathname === '/control') return control(request, response);
  const { hang, down } = state.misbehave;
  if (hang && (hang === true || url.pathname.startsWith(hang))) return;
  if (down) return end(response, 503, 'down');
  if (url.pathname.startsWith('/interaction/')) return interact(request, response, url);
  if (url.pathname === '/.well-known/openid-configuration' && state.misbehave.redirect) {
    response.writeHead(302, { location: state.misbehave.redirect });
    return response.end();
  }
  if (url.pathname === '/.well-known/openid-configuration' && state.misbehave.huge) return end(response, 200, '{"a":"' + 'x'.repeat(2_000_000) + '"}');
  if (url.pathname === '/token') return tokens(request, response);
  if (url.pathname === '/jwks' && rotated) {
    const { d, p, q, dp, dq, qi, ...open } = rotated;
    return end(response, 200, { keys: [open] });
  }
  if (url.pathname.startsWith('/login/oauth/') || url.pathname.startsWith('/api/v3/')) return github(request, response, url);
  return answer(request, response);
}

async function control(request, response) {
  const told = JSON.parse((await body(request)) || '{}');
  for (const client of told.clients ?? []) {
    await provider.Client.adapter.upsert(client.client_id, { grant_types: ['authorization_code'], response_types: ['code'], ...client });
  }
  Object.assign(state.people, told.people ?? {});
  if (told.person !== undefined) state.person = told.person;
  if (told.ask !== undefined) state.ask = told.ask;
  if (told.misbehave) state.misbehave = told.misbehave;
  if (told.rotate) rotated = newKey();
  if (told.resetHits) state.hits = {};
  const { sign } = told;
  end(response, 200, { issuer, hits: state.hits, signed: sign && signed(sign.claims, sign.alg ?? 'RS256', sign.key === 'foreign' ? foreign : ours) });
}

async function interact(request, response, url) {
  if (state.ask && request.method === 'GET') {
    const choices = Object.keys(state.people).map((sub) => `<p><button name="sub" value="${sub}">${sub}</button></p>`).join('');
    response.writeHead(200, { 'content-type': 'text/html' });
    return response.end(`<!doctype html><title>Provider</title><h1>Provider</h1><form method="post" action="${url.pathname}">${choices}</form>`);
  }
  const accountId = request.method === 'POST' ? new URLSearchParams(await body(request)).get('sub') : state.person;
  if (accountId === 'nobody') return provider.interactionFinished(request, response, { error: 'access_denied' }, { mergeWithLastSubmission: false });
  return provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
}

// Lets the provider answer, then says something else where the test wants it to.
async function tokens(request, response) {
  const text = await body(request);
  const true_ = await fetch(`http://127.0.0.1:${inner.address().port}/token`, { method: 'POST', body: text, headers: { ...pick(request.headers) } });
  const said = await true_.json();
  const { claims, alg, key, kid, drop } = state.misbehave;
  if (said.id_token && (claims || alg || key || kid || rotated || drop)) {
    const payload = { ...JSON.parse(Buffer.from(said.id_token.split('.')[1], 'base64url')), ...claims };
    for (const name of drop ?? []) delete payload[name];
    said.id_token = signed(payload, alg ?? 'RS256', key === 'foreign' ? foreign : (rotated ?? ours), kid);
  }
  end(response, true_.status, said);
}

function signed(payload, alg, key, kid) {
  const input = `${base64({ alg, kid: kid ?? key.kid })}.${base64(payload)}`;
  if (alg === 'none') return `${input}.`;
  if (alg === 'HS256') {
    const open = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    return `${input}.${createHmac('sha256', open).update(input).digest('base64url')}`;
  }
  const padding = alg.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {};
  return `${input}.${sign('sha256', Buffer.from(input), { key: createPrivateKey({ key, format: 'jwk' }), ...padding }).toString('base64url')}`;
}

async function github(request, response, url) {
  const person = state.people[state.person] ?? {};
  if (url.pathname === '/login/oauth/authorize') {
    const code = randomUUID();
    state.codes[code] = url.searchParams;
    const back = new URL(url.searchParams.get('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state'));
    response.writeHead(302, { location: back.href });
    return response.end();
  }
  if (url.pathname === '/login/oauth/access_token') {
    const form = new URLSearchParams(await body(request));
    const known = state.codes[form.get('code')];
    delete state.codes[form.get('code')];
    return end(response, 200, known && form.get('code_verifier') && form.get('client_secret') === 'github secret'
      ? { access_token: 'github-token', token_type: 'bearer' } : { error: 'bad_verification_code' });
  }
  if (url.pathname === '/api/v3/meta') return end(response, 200, {});
  if (request.headers.authorization !== 'Bearer github-token') return end(response, 401, {});
  if (url.pathname === '/api/v3/user') return end(response, 200, { id: person.number, login: state.person, name: person.name });
  return end(response, 200, [{ email: 'old@example.org', primary: false, verified: true }, { email: person.email, primary: true, verified: person.email_verified }]);
}

function pick(headers) {
  return Object.fromEntries(['authorization', 'content-type', 'accept'].filter((name) => headers[name]).map((name) => [name, headers[name]]));
}

async function body(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

function end(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof value === 'string' ? value : JSON.stringify(value));
}

// The provider itself on a port of its own, for answers that are changed on their way.
var inner = createServer((request, response) => {
  request.headers.host = new URL(issuer).host;
  return answer(request, response);
});
inner.listen(0, '127.0.0.1');
process.stdin.resume();
process.stdin.on('end', () => process.exit(0)); // ends with whoever started it

// A client of the authorization server, by a library that is none of ours: openid-client.
// Speaks with the test in lines of JSON: it says which address the person has to open, and is told where that led.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const tools = createRequire(`${process.env.TEST_TOOLS}/package.json`);
const oauth = await import(pathToFileURL(tools.resolve('openid-client')));

const [issuer, clientId, secret, redirect, api] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = what => console.log(JSON.stringify(what));
const hear = async () => JSON.parse((await lines.next()).value);

const config = await oauth.discovery(new URL(issuer), clientId, secret || undefined,
  secret ? oauth.ClientSecretBasic(secret) : oauth.None(),
  { algorithm: 'oauth2', execute: [oauth.allowInsecureRequests] });

const call = async token => (await oauth.fetchProtectedResource(config, token, new URL(api), 'GET')
  .catch(error => error.response ?? Promise.reject(error))).status;
const failure = async work => { try { await work(); return null; } catch (error) { return error.error ?? error.code ?? String(error); } };

const verifier = oauth.randomPKCECodeVerifier();
const state = oauth.randomState();
const ask = oauth.buildAuthorizationUrl(config, {
  redirect_uri: redirect, scope: 'members:read', state,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
});
say({ open: ask.href });
const landed = new URL((await hear()).at);

// it checks state and iss by itself
const mixedUp = new URL(landed); mixedUp.searchParams.set('iss', 'https://evil.example');
say({ mixUp: await failure(() => oauth.authorizationCodeGrant(config, mixedUp, { pkceCodeVerifier: verifier, expectedState: state })) });

const first = await oauth.authorizationCodeGrant(config, landed, { pkceCodeVerifier: verifier, expectedState: state });
say({ token: first.token_type, expires: first.expires_in, scope: first.scope, called: await call(first.access_token) });

const second = await oauth.refreshTokenGrant(config, first.refresh_token);
say({ rotated: second.refresh_token !== first.refresh_token, called: await call(second.access_token) });

if (secret) {
  const about = await oauth.tokenIntrospection(config, second.access_token);
  say({ active: about.active, sub: about.sub });
}

await oauth.tokenRevocation(config, second.refresh_token, { token_type_hint: 'refresh_token' });
say({ called: await call(second.access_token), refreshed: await failure(() => oauth.refreshTokenGrant(config, second.refresh_token)) });
process.exit(0);

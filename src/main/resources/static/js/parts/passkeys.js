/**
 * Forms that a passkey fills: `data-passkey="get"` asks for one, `"create"` makes one, with what `data-options` says. They
 * are shown where the browser can do it. With `data-autofill` the browser also offers passkeys in the e-mail field.
 */
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

// Browsers refuse a whole list over transports that are null.
const known = (list) => (list ?? []).map(({ id, type, transports }) => ({ id: decode(id), type, ...(transports && { transports }) }));

/** What the server says in words for people; what a browser says is for programmers. */
class Refused extends Error {}

async function options(form) {
  const answer = await fetch(form.dataset.options, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRF-TOKEN": document.querySelector('meta[name="csrf"]')?.content ?? "" },
  });
  if (answer.redirected || answer.status === 401 || answer.status === 403) {
    location.reload(); // the page knows the way to the proof that is missing
    return new Promise(() => {});
  }
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.detail);
  const made = { ...told, challenge: decode(told.challenge) };
  if (told.user) made.user = { ...told.user, id: decode(told.user.id) };
  if (told.excludeCredentials) made.excludeCredentials = known(told.excludeCredentials);
  if (told.allowCredentials) made.allowCredentials = known(told.allowCredentials);
  return made;
}

function written(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: encode(response.clientDataJSON) };
  if (response.attestationObject) {
    parts.attestationObject = encode(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else {
    parts.authenticatorData = encode(response.authenticatorData);
    parts.signature = encode(response.signature);
    if (response.userHandle) parts.userHandle = encode(response.userHandle);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  });
}

function send(form, credential) {
  form.elements.credential.value = written(credential);
  form.submit();
}

const troubles = {
  InvalidStateError: "This device has a passkey for your account already.",
  NotAllowedError: "Nothing was done: the question was closed, or took too long. Try again when you like.",
};

function complain(form, error) {
  const place = form.querySelector("[data-passkey-trouble]");
  place.textContent = troubles[error.name] ?? ((error instanceof Refused && error.message) || "This did not work. Nothing was changed; please try again.");
  place.hidden = false;
}

let waiting;

async function ask(form) {
  waiting?.abort();
  form.querySelector("[data-passkey-trouble]").hidden = true;
  try {
    const publicKey = await options(form);
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
    send(form, credential);
  } catch (error) {
    complain(form, error);
  }
}

/** Waits in the e-mail field; a failure here is nobody's business, as nobody asked. */
async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  waiting = new AbortController();
  try {
    const publicKey = await options(form);
    send(form, await navigator.credentials.get({ publicKey, mediation: "conditional", signal: waiting.signal }));
  } catch {
    // The button is still there.
  }
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
    if (form.dataset.autofill !== undefined) offer(form);
  }
}

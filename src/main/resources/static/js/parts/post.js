/** Sends an edit and says what became of it, in the words that the outbox understands. */
const token = () => document.querySelector('meta[name="csrf"]');

const post = (url, body) =>
  fetch(url, {
    method: "POST",
    redirect: "manual",
    keepalive: true,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": token()?.content ?? "" },
    body: JSON.stringify(body),
  });

/** After a sign-in elsewhere the page's token is old: the page itself knows the new one. */
export async function renewToken(page) {
  const answer = await fetch(page, { redirect: "manual", headers: { Accept: "text/html" } });
  if (!answer.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('meta[name="csrf"]');
  if (fresh && token()) token().content = fresh.content;
  return Boolean(fresh);
}

/** Posts; `page` is where a new token is found. */
export async function sendEdit(url, body, page) {
  try {
    let answer = await post(url, body);
    if (answer.status === 403 && (await renewToken(page))) answer = await post(url, body);
    return await read(answer);
  } catch {
    return { trouble: "offline" };
  }
}

async function read(answer) {
  if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) return { trouble: "signed-out", after: 20 };
  if (answer.status === 429 || answer.status >= 500) {
    return { trouble: "offline", after: Number(answer.headers.get("Retry-After")) || undefined };
  }
  const told = await answer.json();
  if (answer.ok) return { saved: told.version };
  return typeof told.theirs === "string" ? { clash: told } : { refused: told.detail ?? "This could not be saved." };
}

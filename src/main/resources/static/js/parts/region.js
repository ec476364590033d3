/** Tells the server once in each tab in which zone and manner this browser shows times; it listens until the person has chosen. */
const whose = document.querySelector(".menu-note small")?.textContent;
const csrf = document.querySelector('meta[name="csrf"]')?.content;

if (whose && csrf) {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const now = [whose, timeZone, locale].join(" ");
  try {
    if (timeZone && sessionStorage.getItem("region") !== now) {
      fetch("/account/region/guesses", {
        method: "POST",
        redirect: "manual",
        keepalive: true,
        headers: { "X-CSRF-TOKEN": csrf },
        body: new URLSearchParams({ zone: timeZone, locale }),
      })
        .then((answer) => answer.ok && sessionStorage.setItem("region", now))
        .catch(() => {}); // the next page asks again
    }
  } catch {
    // a browser without storage is not asked
  }
}

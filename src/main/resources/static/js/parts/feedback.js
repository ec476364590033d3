/** The feedback's draft, saved as it is written; two who write at once both keep their text. */
import { hideClash, retell, showClash } from "./conflicts.js";
import { Outbox } from "./edits.js";
import { sendEdit } from "./post.js";
import { showState } from "./scorecard-page.js";

const form = document.getElementById("composer");
const letter = document.getElementById("letter");
const served = letter.value;
const outbox = new Outbox(`feedback${form.dataset.key}`, ({ id, version, value }) =>
  sendEdit(form.dataset.draft, { id, version, value }, location.pathname),
);
outbox.know("text", Number(form.dataset.version));

function clash(item) {
  letter.value = item.value;
  showClash(letter, item, {
    both: true,
    choose: (make) => {
      const now = outbox.items.find((one) => one.id === item.id) ?? item;
      hideClash("text");
      letter.value = make(now.value);
      outbox.settle(now, letter.value);
      letter.focus();
    },
  });
}

outbox.addEventListener("state", () => {
  showState(outbox);
  form.elements.version.value = outbox.version("text");
});
outbox.addEventListener("clash", ({ detail }) => clash(detail));
outbox.addEventListener("adopted", ({ detail }) => (detail.clash ? clash(detail) : (letter.value = detail.next ?? detail.value)));

/** Why the server did not take the letter stands beside it; the text stays in the field. */
function showRefusal(words) {
  const place = document.getElementById("refused");
  place.textContent = words;
  place.hidden = !words;
}

outbox.addEventListener("refused", ({ detail }) => showRefusal(detail.refused));
outbox.addEventListener("saved", () => showRefusal(""));
letter.addEventListener("input", () => {
  outbox.write("text", letter.value, 400);
  retell("text", letter.value);
});

document.addEventListener("click", ({ target }) => {
  const add = target.closest?.("[data-add]");
  if (!add) return;
  const before = letter.value.trimEnd();
  letter.value = before ? `${before}\n\n${add.dataset.add}\n` : add.dataset.add;
  letter.dispatchEvent(new Event("input", { bubbles: true }));
});

// Before anything is asked or sent, the text is saved; once an answer is under way, the submit event is over and may come again.
addEventListener(
  "submit",
  async (event) => {
    if (event.target !== form || !outbox.items.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    if (await outbox.flush()) form.requestSubmit(submitter);
  },
  true,
);

if (letter.value !== served) letter.value = served;
outbox.adopt();

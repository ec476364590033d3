/** A field with `data-slug-of="id"` follows the name in that field, until somebody writes an address of their own. */
const LONGEST = 40;
const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };

const slug = (name) =>
  name
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => SPELT[letter])
    .normalize("NFD")
    .replace(/\p{M}|['’]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, LONGEST)
    .replace(/-$/, "");

for (const field of document.querySelectorAll("[data-slug-of]")) {
  const name = document.getElementById(field.dataset.slugOf);
  let follows = field.value === "" || field.value === slug(name.value);
  name.addEventListener("input", () => {
    if (follows) field.value = slug(name.value);
  });
  field.addEventListener("input", () => {
    follows = field.value === "";
  });
}

/** The rules by which changes of one text pass each other; the same as in Splice.java, or texts would drift apart. */

export const apply = (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove);

/** `one` as it must be made after `other`; `first` says that its text stands left where both start at one place. */
export function after(one, other, first) {
  const grown = other.insert.length;
  const end = one.at + one.remove;
  const otherEnd = other.at + other.remove;
  if (one.at === other.at && (one.remove === 0 || other.remove === 0)) {
    const left = one.remove === other.remove ? first : one.remove === 0;
    return left ? one : { ...one, at: one.at + grown };
  }
  if (otherEnd <= one.at) return { ...one, at: one.at + grown - other.remove };
  if (end <= other.at) return one;
  const tail = Math.max(0, end - otherEnd);
  if (one.at < other.at || (one.at === other.at && first)) {
    const head = other.at - one.at;
    return tail > 0
      ? { ...one, remove: head + grown + tail, insert: one.insert + other.insert }
      : { ...one, remove: head };
  }
  return { ...one, at: other.at + grown, remove: tail };
}

/** The one change that turns a text into another, never through the middle of a pair of units. */
export function between(before, now) {
  const limit = Math.min(before.length, now.length);
  let head = 0;
  while (head < limit && before[head] === now[head]) head++;
  if (head > 0 && /[\uD800-\uDBFF]/.test(before[head - 1])) head--;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (tail > 0 && /[\uDC00-\uDFFF]/.test(before[before.length - tail])) tail--;
  return { at: head, remove: before.length - head - tail, insert: now.slice(head, now.length - tail) };
}

/** Where a caret stands after a change that somebody else made. */
export function moved(place, { at, remove, insert }) {
  if (place <= at) return place;
  return place >= at + remove ? place + insert.length - remove : at + insert.length;
}

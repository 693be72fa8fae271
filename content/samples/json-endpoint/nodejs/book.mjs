const LONGEST = 100;

function complaint(value) {
  if (value === undefined || value === null) return 'This field is required.';
  if (typeof value !== 'string') return 'Enter text.';
  // Counts characters: `length` would count most emoji as two.
  const count = [...value.trim()].length;
  if (count === 0) return 'This field is required.';
  if (count > LONGEST) {
    return `Ensure this value has at most ${LONGEST} characters (it has ${count}).`;
  }
}

export function readBook(body) {
  const book = {};
  const errors = {};
  for (const field of ['title', 'author']) {
    const found = complaint(body[field]);
    if (found) errors[field] = [found];
    else book[field] = body[field].trim();
  }
  return { book, errors, valid: Object.keys(errors).length === 0 };
}

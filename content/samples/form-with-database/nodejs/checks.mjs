export const fields = [
  { name: 'name', label: 'Name', longest: 40 },
  { name: 'message', label: 'Message', longest: 200 },
];

export function readEntry(typed) {
  const entry = {};
  const errors = {};
  for (const { name, longest } of fields) {
    // A field that was sent twice arrives as an array.
    entry[name] = typeof typed[name] === 'string' ? typed[name].trim() : '';
    // Counts characters: `length` would count most emoji as two.
    const count = [...entry[name]].length;
    if (count === 0) {
      errors[name] = 'This field is required.';
    } else if (count > longest) {
      errors[name] =
        `Ensure this value has at most ${longest} characters (it has ${count}).`;
    }
  }
  return { entry, errors, valid: Object.keys(errors).length === 0 };
}

// Browsers say which site a post comes from, older ones in `Origin` only.
function fromOurPage(request) {
  const site = request.get('Sec-Fetch-Site');
  if (site) return site === 'same-origin';
  return URL.parse(request.get('Origin') ?? '')?.host === request.get('Host');
}

export function refuseOtherSites(request, response, next) {
  if (request.method !== 'POST' || fromOurPage(request)) next();
  else response.sendStatus(403);
}

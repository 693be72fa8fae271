// On a mile the earth is flat.
export const metresBetween = (a, b) => Math.hypot(a.north - b.north, a.east - b.east);

/**
 * Compares as UTF-8 bytes do: by code point, where JavaScript compares UTF-16 units.
 *
 *     compareText('～', '🙂') // => -1
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
    if (difference !== 0) return Math.sign(difference)
  }
  return Math.sign(a.length - b.length)
}

/** `null` stands before every text. */
export function compareNullable(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return compareText(a, b)
}

/** The first in text order, `null` where there is none. */
export function smallest(texts: Iterable<string | null>): string | null {
  let first: string | null = null
  for (const text of texts) {
    if (text !== null && (first === null || compareText(text, first) < 0)) first = text
  }
  return first
}

// Surrogates stand for code points above all other units.
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Decimals kept of an amount: amounts are integers of 10^-10 of a currency's unit. */
export const MONEY_SCALE = 10

const INTEGER_DIGITS = 18
const DECIMAL = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d{1,2}))?$/
const UNIT = 10n ** BigInt(MONEY_SCALE)
const LIMIT = UNIT * 10n ** BigInt(INTEGER_DIGITS)
const digitsOf = new Map<string, number>()

/**
 * An amount as written, scaled by 10^10; further decimals are rounded half away from zero. `null`
 * where it is no decimal, such as `12.5` or `1.25e1`, or needs more than 18 integer digits.
 * `parseDecimal('12.5')` // => 125000000000n
 */
export function parseDecimal(text: string): bigint | null {
  const scaled = scaledDecimal(text)
  return scaled === null || scaled >= LIMIT || scaled <= -LIMIT ? null : scaled
}

/** `parseDecimal` rounds this text. `decimalsLost('0.12345678901')` // => true */
export function decimalsLost(text: string): boolean {
  return /[1-9]/.test(partsOf(text)?.decimals.slice(MONEY_SCALE) ?? '')
}

/**
 * All stored decimals, at least the currency's own.
 * `formatDecimal(125000000000n, 'EUR')` // => '12.50'
 */
export function formatDecimal(scaled: bigint, currency: string): string {
  return written(scaled, minorDigits(currency))
}

/**
 * Sum of two amounts as text, exact, without needless zeros; `null` is an amount not known, and
 * leaves the other as it is. `addDecimals('0.10', '0.2')` // => '0.3'
 */
export function addDecimals(a: string | null, b: string | null): string | null {
  if (a === null && b === null) return null
  return written(readDecimal(a ?? '0') + readDecimal(b ?? '0'), 0)
}

/** An amount or a sum that we wrote ourselves, of any size, scaled by 10^10. */
export function readDecimal(text: string): bigint {
  const scaled = scaledDecimal(text)
  if (scaled === null) throw new Error(`amount must be a decimal: ${text}`)
  return scaled
}

/** In units of the currency, to the precision of a float: for what is estimated, never for sums. `inUnits(125000000000n)` // => 12.5 */
export function inUnits(scaled: bigint): number {
  return Number(scaled) / 10 ** MONEY_SCALE
}

/** Decimals that amounts of a currency are written with, by Intl. `minorDigits('JPY')` // => 0 */
export function minorDigits(currency: string): number {
  const before = digitsOf.get(currency)
  if (before !== undefined) return before
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const digits = format.resolvedOptions().minimumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

/**
 * An amount with more decimals than its currency is written with, rounded to these, half away from
 * zero; something is never rounded to nothing. `roundDecimal('1.2350', 'EUR')` // => '1.24'
 */
export function roundDecimal(text: string, currency: string): string {
  const digits = minorDigits(currency)
  if ((partsOf(text)?.decimals.length ?? 0) <= digits) return text
  const scaled = readDecimal(text)
  const unit = 10n ** BigInt(MONEY_SCALE - digits)
  const rounded = roundedShare(scaled, 1n, unit) * unit
  return rounded === 0n && scaled !== 0n ? text : formatDecimal(rounded, currency)
}

/** An amount taken as positive. `sizeOf(-5n)` // => 5n */
export function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

/**
 * `amount × num / den`, rounded once, half away from zero. `den` is positive.
 * `roundedShare(-5n, 1n, 2n)` // => -3n
 */
export function roundedShare(amount: bigint, num: bigint, den: bigint): bigint {
  const product = amount * num
  const half = product < 0n ? -den : den
  return (2n * product + half) / (2n * den)
}

function scaledDecimal(text: string): bigint | null {
  const parts = partsOf(text)
  if (parts === null) return null
  const { sign, whole, decimals } = parts
  const kept = BigInt(whole + decimals.slice(0, MONEY_SCALE).padEnd(MONEY_SCALE, '0'))
  const size = decimals.charAt(MONEY_SCALE) >= '5' ? kept + 1n : kept
  return sign === '-' ? -size : size
}

/** The digits on both sides of the point, where the exponent puts it. */
function partsOf(text: string) {
  const parts = DECIMAL.exec(text.trim())
  if (parts === null) return null
  const [, sign, whole = '', decimals = parts[4] ?? '', , exponent = '0'] = parts
  const shift = Number(exponent)
  const digits = '0'.repeat(Math.max(0, -shift)) + whole + decimals + '0'.repeat(Math.max(0, shift))
  const point = whole.length + Math.max(0, shift)
  return { sign, whole: digits.slice(0, point), decimals: digits.slice(point) } as const
}

function written(scaled: bigint, atLeast: number): string {
  const size = sizeOf(scaled)
  const decimals = (size % UNIT).toString().padStart(MONEY_SCALE, '0')
  const kept = decimals.replace(/0+$/, '').padEnd(atLeast, '0')
  return `${scaled < 0n ? '-' : ''}${size / UNIT}${kept === '' ? '' : `.${kept}`}`
}

/** Cents as they are exported. `money(-1205)` // => '-12.05' */
export function money(cents: number): string {
  const size = Math.abs(cents)
  const whole = Math.floor(size / 100)
  const rest = size - whole * 100
  return `${cents < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`
}

/** A number with so many decimals, rounded. `decimal(0.12345, 4)` // => '0.1235' */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits)
}

/** The type of sums and of a year's worth: exact, with the decimals that amounts have. */
export const MONEY = 'DECIMAL(38, 10)'

const UNIT = 10_000_000_000

/** SQL for an amount as a whole number of 10^-10 of a unit. */
export function scaledSql(amount: string): string {
  return `(CAST(trunc(${amount}) AS HUGEINT) * ${UNIT}
    + CAST((${amount} - trunc(${amount})) * ${UNIT} AS HUGEINT))`
}

/** SQL for amount × num / den (`num`, `den` > 0), rounded once to 10 decimals, half away from zero. */
export function ratioSql(amount: string, num: string | number, den: string | number): string {
  const scaled = scaledSql(amount)
  return amountOf(
    `((2 * ${scaled} * (${num}) + sign(${amount}) * (${den})) // (2 * CAST(${den} AS HUGEINT)))`,
  )
}

/**
 * SQL for an amount at an exchange rate, rounded to 10 decimals, half away from zero. What is
 * whole is multiplied by itself, so that nothing overflows that is not money any more.
 */
export function convertedSql(amount: string, rate: string): string {
  const [scaled, times] = [scaledSql(amount), scaledSql(rate)]
  const rest = `(${scaled} % ${UNIT})`
  return amountOf(`((${scaled} // ${UNIT}) * ${times}
    + (2 * ${rest} * ${times} + sign(${rest}) * ${UNIT}) // ${2 * UNIT})`)
}

/** SQL for the amount that a whole number of 10^-10 stands for. */
export function amountOf(scaled: string): string {
  return `CAST(CAST(${scaled} // ${UNIT} AS ${MONEY})
    + CAST(${scaled} % ${UNIT} AS DECIMAL(20, 0)) * CAST(0.0000000001 AS DECIMAL(11, 10)) AS ${MONEY})`
}

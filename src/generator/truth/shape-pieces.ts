import { z } from 'zod'
import { asIsoDate, asName, corrections } from '../../project/shape/corrections.ts'
import { sqlKeywords } from '../../project/shape/sql-keywords.ts'

/** What the shape of `truth.yaml` is made of. */

export const text = z
  .string()
  .regex(/\S/, { error: 'is empty' })
  .meta({ examples: ['core'] })

export const name = z
  .string()
  .regex(/^[a-z_][a-z0-9_]*$/, {
    error: 'must be lower-case letters, digits and _, and not start with a digit',
    abort: true,
  })
  .refine((value) => !sqlKeywords.has(value), { error: 'is a word of SQL' })
  .meta({ examples: ['segment'] })
  .register(corrections, {
    correct: (value) => (sqlKeywords.has(value) ? `${value}_` : asName(value)),
  })

export const date = z.iso
  .date({ error: 'must be a date, year-month-day' })
  .meta({ examples: ['2024-01-01'] })
  .register(corrections, { correct: asIsoDate })

/** From 0 to `most`. */
export function number(example: number, most = 1e12): z.ZodNumber {
  return z
    .number()
    .min(0, { error: 'must not be below 0' })
    .max(most, { error: `must be at most ${most}` })
    .meta({ examples: [example] })
}

/** Above 0. */
export function positive(example: number, most = 1e12): z.ZodNumber {
  return z
    .number()
    .positive({ error: 'must be above 0' })
    .max(most, { error: `must be at most ${most}` })
    .meta({ examples: [example] })
}

/** Whole, from `least` to `most`. */
export function whole(example: number, least: number, most: number): z.ZodNumber {
  const range = `must be a whole number from ${least} to ${most}`
  return z
    .number()
    .refine((value) => Number.isInteger(value), { error: range, abort: true })
    .min(least, { error: range })
    .max(most, { error: range })
    .meta({ examples: [example] })
}

export const fraction = z
  .number()
  .min(0, { error: 'must be from 0 to 1' })
  .max(1, { error: 'must be from 0 to 1' })
  .meta({ examples: [0.3] })

export const drift = z
  .union([fraction, z.tuple([fraction, fraction])])
  .meta({ examples: [[0.5, 0.3]] })

export const shares = z.record(text, fraction).meta({ examples: [{ no_answer: 0.7, price: 0.3 }] })

export const when = z
  .record(z.string(), z.union([text, z.array(text).min(1, { error: 'is empty' })]))
  .meta({ examples: [{ motion: 'inbound' }] })

export const spread = z
  .strictObject({ median: positive(1.2), sigma: number(0.2, 5) })
  .meta({ examples: [{ median: 1.2, sigma: 0.2 }] })

export const beta = z
  .strictObject({ alpha: positive(2, 1e6), beta: positive(18, 1e6) })
  .meta({ examples: [{ alpha: 2, beta: 18 }] })

const lognormal = z.strictObject({ median: positive(12, 1e5), sigma: number(0.8, 5) })
const weibull = z.strictObject({ scale: positive(30, 1e5), shape: positive(1.2, 100) })
const erlang = z.strictObject({ mean: positive(10, 1e5), shape: whole(2, 1, 100) })

/** `{ lognormal: { median: 12, sigma: 0.8 } }`: a kind, and what it needs. */
export const gap = z
  .strictObject({ erlang })
  .meta({ examples: [{ erlang: { mean: 10, shape: 2 } }] })

const simple = {
  lognormal: lognormal.exactOptional(),
  weibull: weibull.exactOptional(),
  erlang: erlang.exactOptional(),
}

const example = { examples: [{ lognormal: { median: 12, sigma: 0.8 } }] }

const part = z.strictObject({
  share: fraction,
  time: z
    .strictObject(simple)
    .refine(hasOne, { error: 'must be one of lognormal, weibull, erlang' })
    .meta(example),
})

export const duration = z
  .strictObject({
    ...simple,
    mixture: z.array(part).min(2, { error: 'needs two parts' }).exactOptional(),
  })
  .refine(hasOne, { error: 'must be one of lognormal, weibull, erlang, mixture' })
  .meta(example)

function hasOne(value: object): boolean {
  return Object.keys(value).length === 1
}

import { scanSource } from '../architecture/scan-source.ts'

/** `expression // => value`, as written in a doc comment. */
export interface Example {
  readonly expression: string
  readonly expected: string
}

const arrow = ' // => '

/**
 * The examples of a source file's doc comments. One line each, in one of three spellings: the
 * whole line, all of it in backticks, or the expression alone in backticks.
 */
export function examplesOf(source: string): readonly Example[] {
  return docLines(source).flatMap((line) => {
    const inside = [...line.matchAll(/`([^`]+) \/\/ => ([^`]+)`/g)]
    const before = /`([^`]+)` \/\/ => (.+)$/.exec(line)
    const whole = /^(.+?) \/\/ => (.+)$/.exec(line)
    const found = inside.length > 0 ? inside : [before ?? whole]
    return found.flatMap((match) =>
      match === null
        ? []
        : [{ expression: (match[1] ?? '').trim(), expected: (match[2] ?? '').trim() }],
    )
  })
}

/** Comments with an arrow that no test would run: only doc comments are read. */
export function strayExamples(source: string): readonly string[] {
  return scanSource(source).comments.filter(
    (comment) => !comment.startsWith('/**') && /^\/[/*] => /.test(comment),
  )
}

function docLines(source: string): readonly string[] {
  return scanSource(source)
    .comments.filter((comment) => comment.startsWith('/**'))
    .flatMap((comment) => comment.slice(3, -2).split('\n'))
    .map((line) => line.replace(/^\s*\*?\s*/, '').trimEnd())
    .filter((line) => line.includes(arrow))
}

/** A number written with `…`: the digits before it are right, those after it left out. */
class Cut {
  readonly digits: string
  constructor(digits: string) {
    this.digits = digits
  }
}

const cutNumber = /(-?\d+\.\d+)…/g

/** Both sides of an example, evaluated with these names in scope. */
export async function runExample(
  { expression, expected }: Example,
  scope: Readonly<Record<string, unknown>>,
): Promise<{ readonly actual: unknown; readonly wanted: unknown }> {
  const { actual, wanted } = await evaluate(
    `return { actual: await (${expression}), wanted: (${withCuts(expected)}) }`,
    scope,
  )
  return { actual: cutLike(actual, wanted), wanted: uncut(wanted) }
}

/** `1.23…` as an expression that keeps its digits. */
export function withCuts(expected: string): string {
  return expected.replace(cutNumber, (_, digits: string) => `__cut('${digits}')`)
}

type Both = { readonly actual: unknown; readonly wanted: unknown }

async function evaluate(body: string, scope: Readonly<Record<string, unknown>>): Promise<Both> {
  const all = { ...scope, __cut: cut }
  const names = Object.keys(all)
  // oxlint-disable-next-line typescript/no-implied-eval -- our own comments, run as they stand
  const build = new Function(...names, `return (async () => { ${body} })()`) as (
    ...values: readonly unknown[]
  ) => Promise<Both>
  return build(...Object.values(all))
}

export function cut(digits: string): unknown {
  return new Cut(digits)
}

/** Numbers stand as their first digits wherever the other side was cut. */
export function cutLike(actual: unknown, wanted: unknown): unknown {
  if (wanted instanceof Cut && typeof actual === 'number') {
    const places = wanted.digits.split('.')[1]?.length ?? 0
    const text = actual.toFixed(Math.min(100, places + 12))
    return text.slice(0, text.indexOf('.') + 1 + places)
  }
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    return actual.map((item, index) => cutLike(item, wanted[index]))
  }
  if (isPlain(actual) && isPlain(wanted)) {
    return Object.fromEntries(
      Object.entries(actual).map(([key, value]) => [key, cutLike(value, wanted[key])]),
    )
  }
  return actual
}

export function uncut(wanted: unknown): unknown {
  if (wanted instanceof Cut) return wanted.digits
  if (Array.isArray(wanted)) return wanted.map(uncut)
  if (!isPlain(wanted)) return wanted
  return Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, uncut(value)]))
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && value.constructor === Object
}

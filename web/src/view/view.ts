import type { Language } from '../../../src/standard/types.ts'

export const manners = ['cohort', 'period', 'stock'] as const
export type Manner = (typeof manners)[number]
export type Theme = 'light' | 'dark'

/** Everything the page shows, as the address holds it. Dates are ISO, `from` in and `to` out. */
export interface View {
  readonly view?: Exclude<Manner, 'cohort'>
  readonly from?: string
  readonly to?: string
  readonly asOf?: string
  readonly by?: string
  /** `dimension=value`; nothing after `=` means missing. */
  readonly where?: readonly string[]
  readonly compare?: 'previous'
  /** The ref whose detail stands open. */
  readonly open?: string
  /** Its rows are shown, from this one on. */
  readonly rows?: number
  readonly lang?: Language
  readonly theme?: Theme
}

type Raw = Readonly<Record<string, unknown>>

/** What of an address is a view; the rest is passed over. Faulty dates are the API's to refuse. */
export function readView(raw: Raw): View {
  const one = (...names: readonly string[]): string | undefined => {
    const value = names.map((name) => raw[name]).find((given) => given !== undefined)
    const text = Array.isArray(value) ? value[0] : value
    if (typeof text === 'number') return String(text)
    return typeof text === 'string' && text !== '' ? text : undefined
  }
  const all = (name: string): readonly string[] => {
    const value = raw[name]
    const texts = Array.isArray(value) ? value : [value]
    return texts.filter((text): text is string => typeof text === 'string' && text !== '')
  }
  const rows = one('rows')
  const where = all('where')
  return compact({
    view: oneOf(one('view'), ['period', 'stock'] as const),
    from: one('from'),
    to: one('to'),
    asOf: one('asOf', 'as-of'),
    by: one('by'),
    where: where.length === 0 ? undefined : where,
    compare: oneOf(one('compare'), ['previous'] as const),
    open: one('open'),
    rows: rows !== undefined && /^\d{1,9}$/u.test(rows) ? Number(rows) : undefined,
    lang: oneOf(one('lang'), ['en', 'fr'] as const),
    theme: oneOf(one('theme'), ['light', 'dark'] as const),
  })
}

/** An address's query as lists of values by name. */
export function parseQuery(text: string): Record<string, unknown> {
  const query = new URLSearchParams(text)
  return Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
}

/** A view as an address's query, `?` included; nothing where all is as usual. */
export function queryText(values: Raw): string {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null)
      .map((each) => [key, String(each)] as [string, string]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

function oneOf<T extends string>(text: string | undefined, among: readonly T[]): T | undefined {
  return among.find((each) => each === text)
}

function compact<T extends object>(values: {
  [K in keyof T]: T[K] | undefined
}): T {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as T
}

/** A change of a view: `undefined` takes a part away. */
export type Change = { readonly [K in keyof View]?: View[K] | undefined }

export function changed(view: View, change: Change): View {
  return compact<View>({ ...view, ...change })
}

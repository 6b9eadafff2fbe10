import type { Manner } from './view.ts'

export const outcomes = ['entered', 'gone_on', 'open', 'lost'] as const
export type Outcome = (typeof outcomes)[number]

/** A bowtie's ref without the column it may name, and that column. */
export function splitRef(ref: string): { readonly row: string; readonly outcome: Outcome | null } {
  const found = /^(?<row>bowtie\/.*)&outcome=(?<outcome>\w+)$/su.exec(ref)
  const outcome = outcomes.find((each) => each === found?.groups?.['outcome'])
  const row = found?.groups?.['row']
  return row === undefined || outcome === undefined ? { row: ref, outcome: null } : { row, outcome }
}

/** The ref of one column of a row, where `explain` can list it; `null` where it cannot. */
export function outcomeRef(row: string, outcome: Outcome, manner: Manner): string | null {
  const listed: Readonly<Record<Manner, readonly Outcome[]>> = {
    cohort: ['entered', 'gone_on', 'open', 'lost'],
    period: ['entered', 'gone_on', 'lost'],
    stock: ['open'],
  }
  return listed[manner].includes(outcome) ? `${row}&outcome=${outcome}` : null
}

export function kindOf(ref: string): 'bowtie' | 'journey' | 'finding' | 'other' {
  const kind = ref.split('/')[0]
  return kind === 'bowtie' || kind === 'journey' || kind === 'finding' ? kind : 'other'
}

import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { madeTransition } from '../../src/charts/goldens/made-plots.ts'
import type { Failure } from '../../src/server/failure.ts'
import type { ProjectFacts } from '../../src/server/project-facts.ts'
import { madeBowtie, madeFindings, madeProject, madeRows } from './made-up.ts'

/** One state of the page, and what its server says. */
export interface GalleryState {
  readonly name: string
  /** Of the address; the bowtie's where it is not given. */
  readonly path?: string
  /** Appended to the address. */
  readonly query?: string
  /** What is there when the page is as it should be. */
  readonly ready: string
  readonly project: ProjectFacts
  readonly answer: (name: string, by: string | undefined) => Promise<AnswerEnvelope | Failure>
}

const open = `&open=${encodeURIComponent('bowtie/selection?asOf=2026-10-01&view=cohort')}`
const usual = [12_400, 3136, 1249, 611, 146, 131, 105, 37, 15]
const tera = [1e12, 4e11, 8e10, 2e10, 3e9, 2e9, 1.5e9, 6e8, 12]
const twenty = Array.from({ length: 20 }, (_, index) => Math.round(20_000 * 0.72 ** index))
const strangeNames = ['"Quoted" & <b>bold</b>', '🚢 Harbor 👩‍👩‍👧', 'شركة الميناء', "O'Brien; drop--"]

export const galleryStates: readonly GalleryState[] = [
  state('usual', madeBowtie(usual)),
  state('empty', madeBowtie([])),
  {
    ...state('loading', madeBowtie(usual)),
    ready: 'main[aria-busy=true]',
    answer: () => new Promise(() => {}),
  },
  {
    ...state('error', madeBowtie(usual)),
    ready: '[role=alert]',
    answer: async () => ({
      error: {
        code: 'bad_date',
        message: 'from is not a date: soon',
        remedy: 'write YYYY-MM-DD, a real day',
      },
    }),
  },
  state('rates-early', madeBowtie(usual, undefined, 'short')),
  state('rates-directional', madeBowtie([19, 17, 14, 11, 9, 8, 6, 4, 3])),
  state('rates-untold', madeBowtie(usual, undefined, 'nobody')),
  {
    ...state('period-view', madeBowtie(usual, undefined, 'period')),
    query: '&view=period&from=2026-01-01',
  },
  {
    ...state('rates-early-open', madeBowtie(usual, undefined, 'short')),
    query: open,
    ready: '[role=dialog]',
  },
  state('one-row', madeBowtie([1])),
  { ...state('open', madeBowtie(usual)), query: open, ready: '[role=dialog]' },
  {
    ...state('rows', madeBowtie(usual)),
    query: `${open}&rows=0`,
    ready: '[role=dialog] tbody tr',
  },
  state('findings', { ...madeBowtie(usual), findings: madeFindings(3) }),
  state('forty-findings', { ...madeBowtie(usual), findings: madeFindings(40) }),
  sliced('ten-thousand-values', 'city', numbered(5000), numbered(10_000)),
  {
    ...sliced('too-many-values', 'city', [], numbered(10_000)),
    ready: '#slices ~ * [role=option]',
    answer: async (_, by) =>
      by === undefined
        ? madeBowtie(usual)
        : {
            error: {
              code: 'bad_range',
              message: 'the answer has more than 50000 rows: 90000',
              remedy: 'ask for fewer dimensions',
            },
          },
  },
  state('twenty-stages', madeBowtie(twenty)),
  {
    ...state('compared', madeBowtie(usual)),
    query: '&from=2026-04-01&to=2026-07-01&compare=previous',
    ready: 'main[aria-busy=false] .picture [stroke-dasharray]',
  },
  sliced('strange-names', 'account', strangeNames, strangeNames),
  state('numbers-to-a-trillion', madeBowtie(tera)),
]

/** What the panel of a stage asks besides. */
const others: Readonly<Record<string, AnswerEnvelope>> = {
  explain: madeRows,
  transition: madeTransition('en'),
}

function state(name: string, bowtie: AnswerEnvelope): GalleryState {
  return {
    name,
    ready: 'main[aria-busy=false]:has([data-part=sentence])',
    project: madeProject([]),
    answer: async (answer) => others[answer] ?? bowtie,
  }
}

function sliced(
  name: string,
  dimension: string,
  values: readonly string[],
  listed: readonly string[],
): GalleryState {
  const whole = madeBowtie(usual)
  return {
    ...state(name, whole),
    query: `&by=${dimension}`,
    ready: '#slices ~ ul li',
    project: madeProject([{ name: dimension, values: listed }]),
    answer: async (_, by) =>
      by === undefined ? whole : madeBowtie(usual, { name: dimension, values }),
  }
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `place ${index + 1}`)
}

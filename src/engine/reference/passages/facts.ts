import { formatDecimal } from '../../../money/decimal.ts'
import type { FactsQuestion, Page, Passage } from '../../engine.ts'
import { happenings } from './happenings.ts'
import type { Happening } from './happenings.ts'
import { pageOf } from '../page.ts'
import type { FullPassage } from './passages.ts'
import { compareText } from '../text-order.ts'
import type { Zone } from '../zone.ts'

/** The passages behind a count, undated entries first, then by entry, journey and event. */
export function passagesBehind(
  passages: readonly FullPassage[],
  question: FactsQuestion,
  zone: Zone,
): Page<Passage> {
  const { stage, events } = question
  const found = happenings(passages, question, zone)
    .filter(({ passage }) => passage.stage === stage)
    .filter(({ event }) => events.length === 0 || events.includes(event))
    .sort(inOrder)
  return pageOf(
    found.map((happening) => shown(happening, zone.setup.currency)),
    question,
  )
}

function inOrder({ passage: a, event }: Happening, { passage: b, event: other }: Happening) {
  if (a.entered !== b.entered) return a.entered < b.entered ? -1 : 1
  return compareText(a.journey, b.journey) || compareText(event, other)
}

function shown({ passage, end, event, by }: Happening, currency: string): Passage {
  const { journey, account, stage, entered, amount, reason } = passage
  return {
    journey,
    account,
    stage,
    entered: datedOrNull(entered),
    event,
    ended: event === 'entered' ? null : datedOrNull(end.ended),
    reason: event === 'lost' ? reason : null,
    amount: amount === null ? null : formatDecimal(amount, currency),
    by,
  }
}

function datedOrNull(moment: number): number | null {
  return Number.isFinite(moment) ? moment : null
}

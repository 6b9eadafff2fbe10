import type { Policies } from '../../../standard/policies.ts'
import type { FindingCode } from '../../../findings/finding.ts'
import type { FindingParams } from '../../../findings/params.ts'
import type { Outcome } from '../../engine.ts'
import { ageAt, endBefore } from './passages.ts'
import type { FullPassage } from './passages.ts'
import type { Remark, RemarkOf } from '../checks/remark.ts'

/** What is doubtful about passages, one remark for each. */
export function passageRemarks(
  passages: readonly FullPassage[],
  stages: readonly string[],
  policies: Policies,
): Remark[] {
  return passages.flatMap((passage) => {
    const { outcome, ended } = endBefore(passage, Infinity)
    const next = stages[stages.indexOf(passage.stage) + 1] ?? ''
    const backwards = (ageAt(passage, ended) ?? 0) < 0
    const remarks: Remark[] = []
    const say = <C extends FindingCode>(remark: Said<C>) => {
      remarks.push({ ...about(passage), ...remark } as RemarkOf<C> as Remark)
    }
    if (passage.entered === -Infinity) {
      say({ code: 'undated_entry', severity: 'warning', params: () => ({}) })
    }
    if (passage.again.length > 0) {
      say({
        code: 're_entry',
        severity: 'info',
        rows: passage.again.length,
        params: () => reEntered(passages.filter(({ stage }) => stage === passage.stage)),
      })
    }
    if (backwards && outcome === 'lost') {
      say({
        code: 'loss_before_entry',
        severity: 'warning',
        params: (example) => ({ example }),
      })
    }
    if (backwards && outcome !== 'lost') {
      say({
        code: 'entry_before_previous',
        severity: 'warning',
        params: (example) => ({ example, next }),
      })
    }
    if (passage.moved) {
      say({
        code: 'near_simultaneous',
        severity: 'info',
        params: (example) => ({ example, seconds: policies.tolerance }),
      })
    }
    const isLostThere = passage.lost >= passage.entered && passage.lost < ended
    if (isOn(outcome) && isLostThere && passage.entered !== -Infinity) {
      say({
        code: 'resumed_after_loss',
        severity: 'info',
        params: (example) => ({ example, ...datedOnes(passages, passage) }),
      })
    }
    if (passage.outside) {
      const { least = null, most = null } =
        policies.windows.find((window) => window.stage === passage.stage) ?? {}
      say({
        code: 'outside_window',
        severity: 'info',
        params: (example) => ({ example, least, most, ...datedOnes(passages, passage) }),
      })
    }
    if (outcome === 'skipped') {
      say({
        code: 'stage_skipped',
        severity: 'info',
        where: `stage_entries/${next}`,
        params: () => ({ next }),
      })
    }
    return remarks
  })
}

function isOn(outcome: Outcome): boolean {
  return outcome === 'next' || outcome === 'skipped'
}

/** Of the passages of a stage that begin on a known date: how many, and how many have gone on. */
function datedOnes(passages: readonly FullPassage[], { stage }: FullPassage) {
  const dated = passages.filter((each) => each.stage === stage && each.entered !== -Infinity)
  const goneOn = dated.filter(({ next, beyond }) => Math.min(next, beyond) !== Infinity).length
  return { goneOn, entered: dated.length }
}

/** What further entries of a stage come after. */
function reEntered(passages: readonly FullPassage[]): FindingParams['re_entry'] {
  const repeated = passages.filter(({ again }) => again.length > 0)
  const after = (isEnd: (outcome: Outcome) => boolean): number =>
    repeated.reduce((sum, passage) => {
      const { outcome, ended } = endBefore(passage, Infinity)
      return sum + (isEnd(outcome) ? passage.again.filter((at) => at > ended).length : 0)
    }, 0)
  return {
    journeys: repeated.length,
    entered: passages.filter(({ entered }) => entered !== -Infinity).length,
    back: after(isOn),
    afterLoss: after((outcome) => outcome === 'lost'),
  }
}

type Said<C extends FindingCode> = Pick<RemarkOf<C>, 'code' | 'severity' | 'params'> &
  Partial<Pick<RemarkOf<C>, 'where' | 'rows'>>

function about({ journey, stage }: FullPassage) {
  return {
    where: `stage_entries/${stage}`,
    table: 'stage_entries' as const,
    row: { journey_id: journey, stage },
    value: journey,
    rows: 1,
  }
}

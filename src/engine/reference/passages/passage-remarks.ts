import type { Policies } from '../../../standard/policies.ts'
import type { FindingCode } from '../../../findings/finding.ts'
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
    if (passage.surplus > 0) {
      say({ code: 're_entry', severity: 'info', rows: passage.surplus, params: () => ({}) })
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
    if (passage.outside) {
      const { least = null, most = null } =
        policies.windows.find((window) => window.stage === passage.stage) ?? {}
      const dated = passages.filter(
        ({ stage, entered }) => stage === passage.stage && entered !== -Infinity,
      )
      const goneOn = dated.filter(({ next, beyond }) => Math.min(next, beyond) !== Infinity).length
      say({
        code: 'outside_window',
        severity: 'info',
        params: (example) => ({ example, least, most, goneOn, entered: dated.length }),
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

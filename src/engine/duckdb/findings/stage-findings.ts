import type { Catalog } from '../../engine.ts'
import type { Finding } from '../../../findings/finding.ts'
import { formatDay, startOfDay } from '../../../time/calendar.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import { literal } from '../database.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { doubtExamplesSql, passageDoubtsSql, reEntriesSql } from './passage-doubts.ts'
import type { PassageDoubt } from './passage-doubts.ts'
import { knownEntries } from '../facts/passages.ts'
import { knownHeld } from '../rows/versions.ts'

/** Doubts whose findings name a journey. */
const EXEMPLIFIED: readonly PassageDoubt[] = [
  'entry_before_previous',
  'loss_before_entry',
  'near_simultaneous',
  'outside_window',
  'resumed_after_loss',
]

/** What is doubtful about the entries of each stage. */
export async function stageFindings(
  database: Database,
  draft: Omit<Catalog, 'findings'>,
  tables: ReadonlyMap<string, LoadedTable>,
): Promise<readonly Finding[]> {
  const entries = tables.get('stage_entries')
  if (entries === undefined || draft.stages.length === 0) return []
  const offsets = zoneOffsets(draft.timezone)
  const findings: Finding[] = []
  const doubts = await database.run(passageDoubtsSql())
  const among = EXEMPLIFIED.filter((doubt) => doubts.some((row) => Number(row[doubt]) > 0))
  const examples = among.length === 0 ? [] : await database.run(doubtExamplesSql(among))
  draft.stages.forEach((stage, i) => {
    const row = doubts.find((found) => found['stage'] === i)
    if (row === undefined) return
    const where = `stage_entries/${stage.id}`
    const count = (doubt: string) => Number(row[doubt])
    const example = (doubt: string) =>
      String(examples.find((found) => found['stage'] === i)?.[doubt])
    if (count('undated_entry') > 0) {
      findings.push({
        code: 'undated_entry',
        severity: 'warning',
        where,
        rows: count('undated_entry'),
        params: {},
      })
    }
    if (count('entry_before_previous') > 0) {
      findings.push({
        code: 'entry_before_previous',
        severity: 'warning',
        where,
        rows: count('entry_before_previous'),
        params: { example: example('entry_before_previous'), next: stage.next ?? '' },
      })
    }
    if (count('loss_before_entry') > 0) {
      findings.push({
        code: 'loss_before_entry',
        severity: 'warning',
        where,
        rows: count('loss_before_entry'),
        params: { example: example('loss_before_entry') },
      })
    }
    if (count('near_simultaneous') > 0) {
      findings.push({
        code: 'near_simultaneous',
        severity: 'info',
        where,
        rows: count('near_simultaneous'),
        params: { example: example('near_simultaneous'), seconds: draft.policies.tolerance },
      })
    }
    const window = draft.policies.windows.find((window) => window.stage === stage.id)
    if (count('outside_window') > 0 && window !== undefined) {
      const { least, most } = window
      findings.push({
        code: 'outside_window',
        severity: 'info',
        where,
        rows: count('outside_window'),
        params: {
          example: example('outside_window'),
          least,
          most,
          goneOn: Number(row['gone_on']),
          entered: Number(row['dated']),
        },
      })
    }
    if (count('resumed_after_loss') > 0) {
      findings.push({
        code: 'resumed_after_loss',
        severity: 'info',
        where,
        rows: count('resumed_after_loss'),
        params: {
          example: example('resumed_after_loss'),
          goneOn: Number(row['gone_on']),
          entered: Number(row['dated']),
        },
      })
    }
    if (count('stage_skipped') > 0 && stage.next !== null) {
      findings.push({
        code: 'stage_skipped',
        severity: 'info',
        where: `stage_entries/${stage.next}`,
        rows: count('stage_skipped'),
        params: { next: stage.next },
      })
    }
  })
  const known = entries.isLinked ? knownHeld(entries, null) : knownEntries(tables, null)
  if (entries.columns.some((column) => column.name === 'entered_at')) {
    const after = draft.stages.map(
      ({ id, until }) => `WHEN ${literal(id)} THEN ${startOfDay(until, offsets)}`,
    )
    const dated = await database.run(`
      SELECT stage, count(*) AS n, count_if(entered_at >= CASE stage ${after.join(' ')} END) AS later
      FROM ${known} WHERE entered_at IS NOT NULL GROUP BY stage`)
    const first = (i: number) =>
      Number(doubts.find((found) => found['stage'] === i)?.['dated'] ?? 0)
    const isAgain = draft.stages.some(
      ({ id }, i) => Number(dated.find((found) => found['stage'] === id)?.['n'] ?? 0) > first(i),
    )
    const ids = draft.stages.map(({ id }) => id)
    const returns = isAgain ? await database.run(reEntriesSql(known, ids, entries.isLinked)) : []
    for (const [i, stage] of draft.stages.entries()) {
      const row = dated.find((found) => found['stage'] === stage.id)
      const found = returns.find((each) => each['stage'] === i)
      const where = `stage_entries/${stage.id}`
      if (found !== undefined) {
        findings.push({
          code: 're_entry',
          severity: 'info',
          where,
          rows: Number(found['again']),
          params: {
            journeys: Number(found['journeys']),
            entered: first(i),
            back: Number(found['back']),
            afterLoss: Number(found['after_loss']),
          },
        })
      }
      if (stage.until < draft.asOf) {
        const params = { until: formatDay(stage.until), asOf: formatDay(draft.asOf) }
        findings.push({ code: 'horizon_early', severity: 'info', where, rows: 0, params })
      }
      if (Number(row?.['later']) > 0) {
        const params = { until: formatDay(stage.until) }
        findings.push({
          code: 'after_horizon',
          severity: 'info',
          where,
          rows: Number(row?.['later']),
          params,
        })
      }
    }
  }
  return findings
}

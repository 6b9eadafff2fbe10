import type { Catalog, MappedStage } from '../../engine/engine.ts'
import type { MeetingSeries, MeetingsOutside } from '../../engine/meetings.ts'
import type { Finding } from '../../findings/finding.ts'
import type { MeetingPlace } from '../../models/math/meeting-chain.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import type { Asked } from '../input/normalize.ts'
import { sampleFindings } from '../findings/sample-findings.ts'

interface Told {
  readonly stage: MappedStage | null
  readonly series: MeetingSeries
  readonly places: readonly MeetingPlace[]
  readonly nearest: string | null
}

/** What touches a series of meetings: the build's findings about meetings, and what has no place. */
export function meetingFindings(
  catalog: Catalog,
  asked: Asked,
  { stage, series, places, nearest }: Told,
): readonly Finding[] {
  const isMapped = catalog.tables.some(({ name }) => name === 'meetings')
  const about = { where: 'meetings', severity: 'warning' } as const
  if (!isMapped) return [{ ...about, code: 'meetings_unmapped', rows: 0, params: {} }]
  const held = places.some(({ place }) => place > 0)
  const filters = asked.where
    .flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value ?? ''}`))
    .join(', ')
  return [
    ...catalog.findings.filter(({ where }) => (where.split(/[./]/u)[0] ?? '') === 'meetings'),
    ...(held ? [] : [{ ...about, code: 'no_meetings', rows: 0, params: {} } as const]),
    ...(held || filters === ''
      ? []
      : [
          {
            ...about,
            code: 'no_match',
            where: 'where',
            rows: 0,
            params: { filters, nearest },
          } as const,
        ]),
    ...outsideFindings(stage, series),
    ...sampleFindings(
      places.map(({ held: n, rate }) => ({ n, isTold: rate.value !== null })),
      'rate',
    ),
    ...asOfFindings(catalog, asked),
  ]
}

function outsideFindings(
  stage: MappedStage | null,
  { outside }: MeetingSeries,
): readonly Finding[] {
  if (stage === null) return []
  const of = (why: MeetingsOutside['why']): number =>
    outside.reduce((sum, each) => (each.why === why ? sum + each.count : sum), 0)
  const where = `meetings/${stage.id}`
  const [before, after, late] = [of('before'), of('after'), of('late')]
  const findings: readonly Finding[] = [
    {
      code: 'meetings_outside',
      severity: 'info',
      where,
      rows: before + after,
      params: { before, after },
    },
    { code: 'meetings_seen_late', severity: 'info', where, rows: late, params: {} },
  ]
  return findings.filter(({ rows }) => rows > 0)
}

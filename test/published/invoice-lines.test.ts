import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { buildRoom } from '../../src/cli/build-room.ts'
import { withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'

const root = path.resolve(import.meta.dirname, '../..')
const data = path.resolve(process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'))
const there = existsSync(path.join(data, 'saas_invoices/q.invoice.lines.csv'))

const project = `company: Invoices
currency: AUD
timezone: UTC
sources:
  lines: { file: '\${BOWLINE_DATA}/saas_invoices/q.invoice.lines.csv' }
tables:
  accounts: select distinct trim(name) as account_id from lines
  charges: |
    select "InvoiceLineID" as charge_id, trim(name) as account_id, "ValidFrom" as charged_at,
      "ValidFrom" as period_start, "ValidTo" as period_end, "AUD" as amount, 'recurring' as kind
    from lines
`

/** By year: new, returned, expansion, minor expansion, contraction, churn, closing, customers. */
const bridge: readonly (readonly number[])[] = [
  [36990.33055645, 0, 0, 0, 0, 0, 36990.33055645, 12],
  [220079.68486802, 0, 17315.52630958, 112.89936708, 0, 0, 274498.4411011, 59],
  [
    261235.05100398, 0, 133699.52083932, 2071.04864788, -13182.142001282, -1382.610378787,
    656939.309212, 111,
  ],
  [
    284075.227911, 0, 255035.41581649, 566.51291658, -98888.34656701, -86490.05618131,
    1011238.063108, 170,
  ],
  [
    282240.52548779, 1499, 163739.75858924, 1293.73182336, -173413.8150594, -74638.03841741,
    1211959.225531, 229,
  ],
  [
    433865.51183296, 37953.28798474, 364613.51348586, 166.29694655, -181783.14368648,
    -62165.8095292, 1804608.882566, 305,
  ],
  [
    791539.73582609, 1499, 623864.59530071, 3165.66025898, -364130.47399956, -155164.40778308,
    2705382.992169, 431,
  ],
  [
    981985.24135117, 7755.81081081, 639510.27406597, 5873.88190427, -278000.41682883,
    -385449.80034646, 3677057.983126, 467,
  ],
]

/** Gross and net retention of the same years from 2009 on. */
const retained: readonly (readonly [number, number])[] = [
  [1, 1.4711616634534825],
  [0.9469404914590979, 1.4415537538971972],
  [0.7178150246928977, 1.106894997757037],
  [0.7547047895779817, 0.917904234331255],
  [0.7987152141123479, 1.0996987808428391],
  [0.7122396510404799, 1.0597001238428259],
  [0.7547666193305408, 0.9933221797959817],
]

const names = [
  'new',
  'reactivation',
  'expansion',
  'minor_expansion',
  'contraction',
  'churn',
  'closing',
]

// Figures of Displayr/flipRevenueMetrics on its own invoice lines, measured each 1 January.
it.skipIf(!there)(
  `the published bridge of invoice lines${there ? '' : ' (no data in saas_invoices)'}`,
  () =>
    withFolder({ 'bowline.yaml': project }, async (folder) => {
      const ask = async (answer: string): Promise<AnswerEnvelope> => {
        const options = [
          '--profile',
          'invoice-lines',
          '--interval',
          'year',
          '--as-of',
          '2016-01-01',
        ]
        const world = { room: buildRoom, env: { BOWLINE_DATA: data }, cwd: folder }
        const { code, out, err } = await runWith([answer, ...options, '--format', 'json'], world)
        expect(code, err).toBe(0)
        return JSON.parse(out) as AnswerEnvelope
      }
      const { rows } = await ask('revenue')
      expect(rows.map((row) => row['period'])).toEqual(
        bridge.map((_, index) => `${2008 + index}-01-01`),
      )
      for (const [index, row] of rows.entries()) {
        const [customers, ...money] = (bridge[index] ?? []).toReversed()
        expect(row['customers']).toBe(customers)
        for (const [at, amount] of money.toReversed().entries()) {
          expect(Number(row[names[at] ?? ''])).toBeCloseTo(amount, 5)
        }
      }
      const kept = await ask('retention')
      expect(kept.rows).toHaveLength(retained.length)
      for (const [index, row] of kept.rows.entries()) {
        expect(row['gross']).toBeCloseTo(retained[index]?.[0] ?? NaN, 12)
        expect(row['net']).toBeCloseTo(retained[index]?.[1] ?? NaN, 12)
      }
    }),
)

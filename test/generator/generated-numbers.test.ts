import { expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { numbers } from '../../src/answers/numbers/numbers.ts'
import type { Life, Line } from '../../src/generator/life/life.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { foundCompany } from '../../src/generator/life/prepare.ts'
import { perPeriod } from '../../src/generator/systems/billing.ts'
import { plainOffer, plainTruth } from '../../src/generator/truth/made-up/plain-truth.ts'
import { withCompany } from './generated-company.ts'

const SIZE = 2500

it.each(['month', 'year'] as const)(
  'tells the money that is true of a generated company, billed by the %s',
  (billing) => {
    const truth = plainTruth({ timezone: 'UTC', offers: [plainOffer({ billing })] })
    const company = foundCompany(truth, SIZE, 7)
    const customers = [...lives(company)].filter(
      ({ contract }) => contract !== null && contract.lines[0]!.startedOn < company.endDay,
    )
    /** Cents of a year, as an invoice for each period adds up. */
    const yearly = (cents: number): number =>
      perPeriod(cents, billing) * (billing === 'year' ? 1 : 12)
    const firsts = customers.map(({ contract }) => contract!.lines[0]!)
    const running = customers.flatMap((life) => runningLines(life, company.end, company.endDay))
    const sum = (lines: readonly Line[], of: (line: Line) => number): number =>
      lines.reduce((total, line) => total + yearly(of(line)), 0)
    const committed = sum(firsts, ({ amount }) => amount)

    return withCompany({ truth, size: SIZE, seed: 7 }, async ({ engine }) => {
      const { rows, findings } = await ask(numbers, { engine, lang: 'en' }, {})
      const told = (label: string) => rows.find((row) => row['label'] === label)
      expect(customers.length).toBeGreaterThan(20)
      expect(running.length).toBeGreaterThan(10)
      expect(told('VM5')?.['volume']).toBe(customers.length)
      expect(told('VM6')?.['money']).toBe((committed / 100).toFixed(2))
      expect(told('VM8')?.['money']).toBe((sum(running, ({ amount }) => amount) / 100).toFixed(2))
      const paid = committed / sum(firsts, ({ listAmount }) => listAmount)
      expect(told('CR5')?.['rate']).toBeCloseTo(paid, 12)
      expect(findings.map(({ code }) => code)).not.toContain('recurring_left_out')
    })
  },
)

/** Prices that had begun before the end and had not ended: a customer who leaves, at the loss. */
function runningLines({ contract, loss }: Life, end: number, endDay: number): readonly Line[] {
  const lines = contract?.lines ?? []
  const leaves = lines.findIndex(({ cancelledOn }) => cancelledOn !== null)
  return lines.filter(({ startedOn, endedOn }, i) => {
    const isOver = i === leaves && loss !== null ? loss.at < end : endedOn < endDay
    return startedOn < endDay && !isOver
  })
}

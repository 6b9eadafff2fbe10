import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../src/answers/answer.ts'
import { harborMess, writeHarborExample } from '../scripts/harbor-example.ts'
import { buildRoom } from '../src/cli/build-room.ts'
import { readTruth } from '../src/generator/truth/read-truth.ts'
import type { Effect } from '../src/generator/truth/truth.ts'
import { withFolder } from './build/scratch-project.ts'
import { runWith } from './cli/test-effects.ts'
import { filesIn, tableBelow } from './example-pages.ts'
import { sharedExample } from './shared-example.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const DATA = path.resolve(process.env['BOWLINE_DATA'] ?? path.join(ROOT, '../shared/data'))

/** 2026-11-01T00:00Z: after everything the examples tell. */
const NOW = 1_793_491_200

interface Copy {
  readonly text: (command: string, ...options: string[]) => Promise<string>
  readonly ask: (command: string, ...options: string[]) => Promise<AnswerEnvelope>
}

/** Hands over a copy of an example, so that its own folder stays as it is. */
async function onCopy(example: string, use: (copy: Copy) => Promise<void>): Promise<void> {
  const folder = await sharedExample(example)
  const text = async (command: string, ...options: string[]) => {
    const env = { BOWLINE_DATA: DATA, npm_command: 'exec' }
    const world = { room: buildRoom, env, cwd: folder, now: NOW }
    const { code, out, err } = await runWith([command, `examples/${example}`, ...options], world)
    expect(code, err).toBe(0)
    return out
  }
  const ask = async (command: string, ...options: string[]) =>
    JSON.parse(await text(command, ...options, '--format', 'json')) as AnswerEnvelope
  await use({ text, ask })
}

/** Skips, and says so in its name, where the data is not on this machine. */
function describeData(example: string, folder: string, tests: () => void): void {
  const there = existsSync(path.join(DATA, folder))
  describe.skipIf(!there)(`examples/${example}${there ? '' : ` (no data in ${folder})`}`, tests)
}

const of = (envelope: AnswerEnvelope, stage: string): AnswerRow =>
  envelope.rows.find((row) => row['stage'] === stage) as AnswerRow

describe('examples/plan', () => {
  it('gives the whole bowtie, years and what one figure does with no data at all', () =>
    onCopy('plan', async ({ ask }) => {
      const plan = await ask('plan')
      expect(of(plan, 'commit')).toMatchObject({ money: '69120.00', rate_from: 'typed' })
      expect(plan.summary.sentence).toContain('4.32 wins (one of 116)')
      expect(plan.summary.sentence).toContain('less than 23\u00a0% without it')
      const set = ['--set', 'rate:selection=+10%', '--view', 'years']
      const years = await ask('plan', ...set)
      expect(years.rows).toHaveLength(5)
      // 250,000 × .9 × 1.12, and twelve months of 65,664 that grow, none of them a year old.
      expect(Number(years.rows[0]?.['running_without'])).toBeCloseTo(1_082_419.64, 1)
      expect((await ask('bowtie')).rows).toEqual([])
    }))
})

describeData('olist', 'olist', () => {
  it('shows 8,000 leads, 842 wins and 380 first sales', () =>
    onCopy('olist', async ({ ask }) => {
      const bowtie = await ask('bowtie')
      expect(bowtie.asOf).toBe('2018-11-15')
      const education = of(bowtie, 'education')
      expect(education).toMatchObject({
        to: 'commit',
        entered: 8000,
        open: 7158,
        lost: 0,
        gone_on: 842,
        rate_naive: 0.10525,
      })
      // Seconds between two local times of São Paulo, which changed its clocks in between.
      expect(education['time_naive_p25']).toBeCloseTo(5.86, 4)
      expect(education['time_naive_median']).toBeCloseTo(14.7222, 4)
      expect(education['time_naive_p75']).toBeCloseTo(55.125, 4)
      expect(education['time_naive_p90']).toBeCloseTo(162.7135, 4)
      expect(of(bowtie, 'commit')).toMatchObject({ to: 'impact', entered: 842, gone_on: 380 })
      expect(of(bowtie, 'impact')).toMatchObject({ to: null, entered: 380, gone_on: null })
      const horizons = bowtie.summary['horizons'] as Record<string, unknown>[]
      expect(horizons.find(({ stage }) => stage === 'impact')).toMatchObject({
        until: '2018-09-07',
        how: 'declared',
        inferred: '2018-09-07',
      })
    }))

  // R 4 `survival`: survfit(Surv(t, gone) ~ 1) of the 798 wins before 2018-09-07 at 180 days, t from
  // the win to the seller's first sale or to that day, at least 0; log-log on the incidence.
  it('gives a first sale within 180 days of the win as R does, where the naive rate is lower', () =>
    onCopy('olist', async ({ ask }) => {
      const commit = of(await ask('bowtie'), 'commit')
      expect(commit).toMatchObject({ rate_age: 180, rate_n: 842 })
      expect(commit['rate_naive']).toBeCloseTo(380 / 842, 12)
      expect(commit['rate']).toBeCloseTo(0.532277643088343, 9)
      expect(commit['rate_low']).toBeCloseTo(0.492706898538, 6)
      expect(commit['rate_high']).toBeCloseTo(0.570198863142, 6)
      expect(commit['rate_maturity']).toBeCloseTo(230 / 842, 12)
    }))

  it('sets the one negative interval apart, with its row', () =>
    onCopy('olist', async ({ ask }) => {
      const { findings } = await ask('bowtie')
      const negative = findings.find(({ code }) => code === 'entry_before_previous')
      expect(negative).toMatchObject({ rows: 1, severity: 'warning' })
      const [row, ...others] = (await ask('explain', '--ref', negative?.ref ?? '')).rows
      expect(others).toEqual([])
      expect(row?.['value']).toBe('b91cf8812365f50ff4bda4bcd6206b05')
      const journey = await ask('explain', '--ref', String(row?.['ref']))
      const stamps = journey.rows.map((of) => JSON.stringify(of))
      expect(stamps.some((text) => text.includes('2018-03-08T00:00:00-03:00'))).toBe(true)
      expect(stamps.some((text) => text.includes('2018-03-06T19:38:55-03:00'))).toBe(true)
    }))

  it('keeps the 60 leads without an origin apart from the 1,099 unknown', () =>
    onCopy('olist', async ({ ask }) => {
      const total = await ask('bowtie')
      const { rows } = await ask('bowtie', '--by', 'origin')
      const entered = (origin: string | null) =>
        rows.find((row) => row['origin'] === origin && row['stage'] === 'education')?.['entered']
      expect(entered(null)).toBe(60)
      expect(entered('unknown')).toBe(1099)
      for (const stage of ['education', 'commit', 'impact']) {
        for (const column of ['entered', 'open', 'lost', 'gone_on']) {
          const slices = rows.filter((row) => row['stage'] === stage)
          const sum = slices.reduce((all, row) => all + Number(row[column] ?? 0), 0)
          expect(sum, `${stage} ${column}`).toBe(Number(of(total, stage)[column] ?? 0))
        }
      }
    }))

  it('explains a figure down to the rows', () =>
    onCopy('olist', async ({ ask }) => {
      const { rows } = await ask('bowtie', '--where', 'origin=')
      const education = rows.find((row) => row['stage'] === 'education')
      const explained = await ask('explain', '--ref', String(education?.['ref']))
      expect(explained.rows).toHaveLength(60)
      expect(explained.rows.every((row) => String(row['ref']).startsWith('journey/'))).toBe(true)
    }))
})

describeData('crm-sales', 'crm_sales', () => {
  it('counts what is open without a date in the stock, not in rates or times', () =>
    onCopy('crm-sales', async ({ ask }) => {
      const bowtie = await ask('bowtie')
      const selection = of(bowtie, 'selection')
      expect(selection).toMatchObject({ entered: 8800, gone_on: 4238, lost: 2473, open: 2089 })
      expect(selection['rate_naive']).toBeCloseTo(4238 / 8300, 12)
      expect(selection['time_naive_median']).toBe(57)
      expect(Number(of(bowtie, 'commit')['amount'])).toBe(10_005_534)
      const stock = await ask('bowtie', '--view', 'stock')
      expect(of(stock, 'selection')).toMatchObject({ open: 2089, entered: null })
      const dated = of(await ask('bowtie', '--from', '2016-01-01'), 'selection')
      expect(dated).toMatchObject({ entered: 8300, open: 1589 })
      expect(bowtie.findings.find(({ code }) => code === 'undated_entry')?.rows).toBe(500)
    }))

  it('finds the product that is not in the product list', () =>
    onCopy('crm-sales', async ({ ask }) => {
      const { findings } = await ask('bowtie')
      const defect = findings.find(({ code }) => code === 'unmatched_reference')
      expect(defect).toMatchObject({ rows: 1480, severity: 'warning' })
      expect(defect?.message).toContain('“GTXPro”')
      expect(defect?.effect).toContain('“GTX Pro”')
    }))
})

describe('examples/harbor', () => {
  it('is what its script writes, byte for byte, of the world of that name', () =>
    withFolder({}, async (folder) => {
      await writeHarborExample(folder)
      const example = path.join(ROOT, 'examples/harbor')
      const made = await filesIn(folder)
      expect(await filesIn(path.join(example, 'data'))).toEqual(
        await filesIn(path.join(folder, 'data')),
      )
      for (const file of made) {
        const [written, kept] = await Promise.all(
          [folder, example].map((root) => readFile(path.join(root, file), 'utf8')),
        )
        expect(written === kept, file).toBe(true)
      }
      const world = path.join(ROOT, 'src/generator/worlds/harbor.truth.yaml')
      expect(await readFile(path.join(example, 'truth.yaml'), 'utf8')).toBe(
        await readFile(world, 'utf8'),
      )
    }))

  it('holds what its README says it holds, and is as wrong as that says', () =>
    onCopy('harbor', async ({ ask }) => {
      const readme = await readFile(path.join(ROOT, 'examples/harbor/README.md'), 'utf8')
      const { rows } = await ask('bowtie')
      expect(tableBelow(readme, 'What the data holds')).toEqual(
        rows.map((row) => [row['stage'], Number(row['entered']).toLocaleString('en')]),
      )
      const planted = tableBelow(readme, 'What is wrong with it, on purpose')
      const findings = (await ask('findings')).rows
      expect(
        planted.map(([, kind, code, where]) => [kind, code, where, rowsOf(code, where)]),
      ).toEqual(planted.map(([count, kind, code, where]) => [kind, code, where, count]))
      for (const { kind } of harborMess) expect(readme).toContain(`\`${kind}\``)

      function rowsOf(code = '', where = ''): string | undefined {
        const found = findings.find((row) => row['code'] === code && row['where'] === where)
        return found && Number(found['rows']).toLocaleString('en')
      }
    }))

  it('is reconciled with what was reported, to the wins that billing was never told of', () =>
    onCopy('harbor', async ({ ask }) => {
      const reported = ['--series', 'reported_arr', '--series-unit', 'year'] as const
      const months = await ask('reconcile', ...reported)
      expect(months.rows).toHaveLength(21)
      for (const { gap, closes } of months.rows) {
        if (Math.abs(Number(gap)) > 1) expect(closes).toBeGreaterThan(0.999)
      }
      const accounts = await ask('reconcile', ...reported, '--view', 'accounts')
      expect(accounts.summary['reasons']).toEqual({ unbilled: 3 })
      const knot = await ask('reconcile', '--view', 'knot')
      expect(knot.summary).toMatchObject({ won: 3, paid: 4 })
    }))

  it('is as true as its README says', async () => {
    const readme = await readFile(path.join(ROOT, 'examples/harbor/README.md'), 'utf8')
    const text = await readFile(path.join(ROOT, 'examples/harbor/truth.yaml'), 'utf8')
    const { effects, offers, steps, attributes } = readTruth(text, 'truth.yaml')
    const motions = attributes.find(({ name }) => name === 'motion')?.values ?? []
    const isOfMotion = ({ when }: Effect) => Object.keys(when).join() === 'motion'
    expect(
      tableBelow(readme, 'What is true in it').map(([name, odds, time]) => [name, odds, time]),
    ).toEqual(
      effects
        .filter((effect) => !isOfMotion(effect) || effect.from !== null)
        .map(({ name, odds, time }) => [name, String(odds), String(time)]),
    )
    const signing = steps.find(({ stage }) => stage === 'selection')?.time
    const usual = signing?.kind === 'lognormal' ? signing.median : Number.NaN
    expect(
      tableBelow(readme, 'What Harbor sells').map(([motion, price, time]) => [motion, price, time]),
    ).toEqual(
      motions.map(({ value }, i) => {
        const own = effects.find(
          (effect) => effect.when['motion']?.[0] === value && effect.stages.join() === 'selection',
        )
        const price = `€${offers[i]?.price.median.toLocaleString('en')}`
        return [value, price, `${usual * (own?.time ?? 1)} days`]
      }),
    )
  })

  it('is the picture in the README', () =>
    onCopy('harbor', async ({ text }) => {
      const drawn = (await text('bowtie', '--lang', 'en')).split(/\nerror /)[0]
      const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8')
      const shown = /<!-- bowtie:harbor -->\s*```text\n([^]*?)```/.exec(readme)?.[1]
      expect(shown?.trim()).toBe(drawn?.trim())
    }))
})

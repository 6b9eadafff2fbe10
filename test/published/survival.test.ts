import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { aalenJohansen } from '../../src/stats/survival/aalen-johansen.ts'
import { interval } from '../../src/stats/survival/interval.ts'
import { kaplanMeier } from '../../src/stats/survival/kaplan-meier.ts'
import type { Watched } from '../../src/stats/survival/watched.ts'

// R's `survival` on its own data sets, by group, with late entry, in every kind of interval.

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.resolve(
  process.env['BOWLINE_DATA'] ?? path.join(root, '../shared/data'),
  'survival',
)

type Line = Readonly<Record<string, string>>

function lines(name: string): readonly Line[] {
  const [header = '', ...rows] = readFileSync(path.join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', ''))
  const names = header.split(',')
  return rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, index) => [names[index] ?? '', cell])),
  )
}

const number = (line: Line, name: string): number => Number(line[name] ?? 'missing')

function subject(line: Line): Watched {
  const from = line['start'] === undefined ? null : Number(line['start'])
  const age = Number(line['stop'] ?? line['time'])
  const event = number(line, 'event')
  return { from, age, cause: event === 0 ? null : event - 1, count: 1, cluster: null }
}

const there = existsSync(folder)
describe.skipIf(!there)(`R’s survival${there ? '' : ` (no data in ${folder})`}`, () => {
  it.each([
    ['aml_input', 'aml_km', 'group', 'log'],
    ['lung_input', 'lung_km_all_ci_log', null, 'log'],
    ['lung_input', 'lung_km_all_ci_log-log', null, 'log-log'],
    ['lung_input', 'lung_km_all_ci_plain', null, 'plain'],
    ['lung_input', 'lung_km_by_sex', 'sex', 'log'],
    ['heart_input', 'heart_km_lefttrunc', null, 'log'],
  ] as const)('Kaplan–Meier of %s is %s', (input, output, group, kind) => {
    const people = lines(input)
    const published = lines(output).filter((line) => number(line, 'n_event') > 0)
    expect(published.length).toBeGreaterThan(5)
    for (const stratum of new Set(published.map((line) => line['strata']))) {
      const value = stratum?.split('=')[1]
      const own = group === null ? people : people.filter((line) => line[group] === value)
      const steps = kaplanMeier(own.map(subject))
      const expected = published.filter((line) => line['strata'] === stratum)
      expect(steps.map(({ age }) => age)).toEqual(expected.map((line) => number(line, 'time')))
      for (const [index, line] of expected.entries()) {
        const { atRisk, ended, survival, standardError } = steps[index] ?? fail()
        expect([atRisk, ended]).toEqual([number(line, 'n_risk'), number(line, 'n_event')])
        expect(Math.abs(survival - number(line, 'surv'))).toBeLessThan(1e-9)
        if (line['std_err'] === 'NaN' || survival === 0) continue
        expect(Math.abs(standardError - number(line, 'std_err'))).toBeLessThan(1e-9)
        const found = interval(survival, standardError, kind)
        expect(Math.abs((found?.low ?? NaN) - number(line, 'lower'))).toBeLessThan(1e-6)
        expect(Math.abs((found?.high ?? NaN) - number(line, 'upper'))).toBeLessThan(1e-6)
      }
    }
  })

  it.each([
    ['mgus2_aj_all', null],
    ['mgus2_aj_by_sex', 'sex'],
  ] as const)('Aalen–Johansen of mgus2 is %s', (output, group) => {
    const people = lines('mgus2_cr_input')
    const published = lines(output)
    expect(published.length).toBeGreaterThan(200)
    for (const stratum of new Set(published.map((line) => line['strata']))) {
      const value = stratum?.split('=')[1]
      const own = group === null ? people : people.filter((line) => line[group] === value)
      const expected = published.filter((line) => line['strata'] === stratum)
      const ages = expected.map((line) => number(line, 'time'))
      const steps = aalenJohansen(own.map(subject), 2, ages)
      for (const [index, line] of expected.entries()) {
        const { open, causes } = steps[index] ?? fail()
        expect(Math.abs(open - number(line, 'p_event_free'))).toBeLessThan(1e-9)
        for (const [cause, name] of ['pcm', 'death'].entries()) {
          const { share, standardError } = causes[cause] ?? fail()
          expect(Math.abs(share - number(line, `cif_${name}`))).toBeLessThan(1e-9)
          expect(Math.abs(standardError - number(line, `se_${name}`))).toBeLessThan(1e-6)
        }
      }
    }
  })
})

function fail(): never {
  throw new Error('there must be a step for each published line')
}

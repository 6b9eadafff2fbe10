import { expect, it } from 'vitest'
import { commonInput } from '../../../src/answers/input/common-input.ts'
import { normalize, profileNamed } from '../../../src/answers/input/normalize.ts'
import { measureForecast } from '../../../src/answers/forecast/measure-forecast.ts'
import { foundCompany } from '../../../src/generator/life/prepare.ts'
import { lives } from '../../../src/generator/life/lives.ts'
import { parseDay } from '../../../src/time/calendar.ts'
import { withCompany } from '../../../test/generator/generated-company.ts'
import { drawnCompany, UNTIL } from './drawn-truth.ts'
import { livesFacts } from './lives-facts.ts'

it('counts from lives what a build of the same company counts', async () => {
  const { truth } = drawnCompany(7)
  const [size, seed] = [1200, 7]
  const company = foundCompany(truth, size, seed)
  const wanted = livesFacts(company, [...lives(company)], parseDay(UNTIL)!)
  await withCompany({ truth, size, seed }, async ({ engine }) => {
    const asked = normalize(engine.catalog, commonInput.parse({}))
    const profile = profileNamed(engine.catalog, 'bowline')
    const [facts] = await measureForecast(engine, { ...asked, profile })
    expect(rounded(facts)).toEqual(rounded(wanted))
  })
})

/** Sums of the same amounts in another order agree to so many digits. */
function rounded(value: unknown): unknown {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' ? Number(each.toPrecision(12)) : each,
  )
  return JSON.parse(text)
}

import type { Followed } from '../../../src/engine/engine.ts'
import type { ExpectedIncidence } from '../../../src/generator/expected/expected.ts'
import { expectedAnswers } from '../../../src/generator/expected/expected-answers.ts'
import { foundCompany } from '../../../src/generator/life/prepare.ts'
import { messKinds, type KindName } from '../../../src/generator/mess/mess.ts'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { cellsOf, type Cell } from './cells.ts'
import { followLives, wholly } from './follow-lives.ts'
import { biasingKinds, followMessy, harmlessKinds } from './messy-companies.ts'
import { addCell, emptyTally, type Tally } from './tally.ts'

const SIZE = 10_000
const COMPANIES = 28
/** Of these also written without the mess. */
const COMPARED = 7
const BIAS_SIZE = 4000
const BIAS_COMPANIES = 4

interface JudgedMess {
  readonly name: string
  readonly tally: Tally
  readonly companies: number
  readonly size: number
  readonly kinds: readonly KindName[]
  /** Rates of whole companies, and those that are not as in the same exports without the mess. */
  readonly compared: number
  readonly differing: number
}

/** Coverage where everything went wrong that the policies put right. */
export async function judgeMessy(truth: Truth, say: (line: string) => void): Promise<JudgedMess> {
  const { incidence } = expectedAnswers(truth, SIZE)
  const name = 'messy exports, put right by the policies'
  const tally = emptyTally()
  let [compared, differing] = [0, 0]
  for (let seed = 1; seed <= COMPANIES; seed++) {
    const followed = await followMessy({ truth, size: SIZE, seed, kinds: harmlessKinds })
    const quarters = [...new Set(followed.map(({ period }) => period))]
    for (const quarter of quarters) {
      const own = followed.filter(({ period }) => period === quarter)
      for (const cell of cells(own, incidence)) addCell(tally, cell)
    }
    if (seed <= COMPARED) {
      const clean = cells(await followMessy({ truth, size: SIZE, seed, kinds: [] }), incidence)
      const mess = cells(followed, incidence)
      compared += clean.length
      differing += clean.filter((cell) => find(mess, cell)?.rate.value !== cell.rate.value).length
      differing += Math.max(0, mess.length - clean.length)
    }
    if (seed % 7 === 0) say(`${name}: ${seed} of ${COMPANIES} companies`)
  }
  return {
    name,
    tally,
    companies: COMPANIES,
    size: SIZE,
    kinds: harmlessKinds,
    compared,
    differing,
  }
}

interface MeasuredBias {
  readonly companies: number
  readonly size: number
  /** Of a table: mess, its rate, stage, shift of the rate in points, share of entries missing. */
  readonly rows: readonly string[]
}

/** By how much each kind that no policy puts right moves the rates of a stage. */
export async function measureBias(
  truth: Truth,
  say: (line: string) => void,
): Promise<MeasuredBias> {
  const { incidence } = expectedAnswers(truth, BIAS_SIZE)
  const rows: string[] = []
  for (const kind of biasingKinds) {
    const moved = new Map<string, { sum: number; n: number; clean: number; mess: number }>()
    for (let seed = 1; seed <= BIAS_COMPANIES; seed++) {
      const mess = cells(
        await followMessy({ truth, size: BIAS_SIZE, seed, kinds: [kind] }),
        incidence,
      )
      const clean = cells(followLives(foundCompany(truth, BIAS_SIZE, seed), wholly), incidence)
      for (const cell of clean) {
        const other = find(mess, cell)
        if (other === undefined) continue
        const all = moved.get(cell.stage) ?? { sum: 0, n: 0, clean: 0, mess: 0 }
        all.sum += (other.rate.value ?? 0) - (cell.rate.value ?? 0)
        all.n += 1
        all.clean += cell.rate.n ?? 0
        all.mess += other.rate.n ?? 0
        moved.set(cell.stage, all)
      }
    }
    for (const [stage, { sum, n, clean, mess }] of moved) {
      const points = (100 * sum) / n
      const missing = 1 - mess / clean
      if (Math.abs(points) < 0.05 && Math.abs(missing) < 0.0005) continue
      const rate = `${(100 * messKinds[kind].rate).toFixed(0)} % of ${messKinds[kind].of}`
      const cellsShown = [
        `\`${kind}\``,
        rate,
        stage,
        points.toFixed(1),
        `${(100 * missing).toFixed(1)} %`,
      ]
      rows.push(`| ${cellsShown.join(' | ')} |`)
    }
    say(`${kind}: ${BIAS_COMPANIES} companies`)
  }
  return { companies: BIAS_COMPANIES, size: BIAS_SIZE, rows }
}

function cells(
  followed: readonly Followed[],
  incidence: readonly ExpectedIncidence[],
): readonly Cell[] {
  return cellsOf(followed, { incidence, isClustered: false, windows: [] })
}

function find(among: readonly Cell[], { stage, age }: Cell): Cell | undefined {
  return among.find((each) => each.stage === stage && each.age === age)
}

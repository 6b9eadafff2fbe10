import { z } from 'zod'
import type { Catalog, Engine, Followed, MappedStage, Path, Question } from '../../engine/engine.ts'
import { counted, wordNumber, wordPercent } from '../../findings/wording.ts'
import { eventualShare } from '../../models/data/eventual-share.ts'
import {
  observedAges,
  UNFOLDING_AGES,
  unfolding,
  type AgeShares,
} from '../../models/data/unfolding.ts'
import { sliceKey } from '../../models/data/slices.ts'
import { formatDay, SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { Language } from '../../standard/types.ts'
import type { Answer } from '../answer.ts'
import { bowtieRef } from '../refs/bowtie-ref.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { CallError } from '../call-error.ts'
import { rangeOptions } from '../input/common-input.ts'
import { eventualFindings, eventualWords, shownEventual, type ShownEventual } from './eventual.ts'
import { bySlice, inClusters } from '../bowtie/followed-slices.ts'
import { normalize, questionOf, type Asked } from '../input/normalize.ts'
import { pathAge } from './path-age.ts'
import { sampleFindings } from '../findings/sample-findings.ts'
import { shownTimes } from './shown-times.ts'
import { pathAsked, stageAsked, stageOption, toStageOption } from '../input/stage-asked.ts'
import { transitionColumns, transitionRow } from './transition-columns.ts'

const input = z.strictObject({
  stage: stageOption,
  toStage: toStageOption,
  ages: z
    .array(z.string())
    .default([])
    .meta({
      label: { en: 'days', fr: 'jours' },
      description: 'days after entering to show; repeatable (default: 0, 1, 3, 7, 14, 30, …)',
      french: 'jours après l’entrée à montrer ; répétable (sinon : 0, 1, 3, 7, 14, 30, …)',
      metavar: 'DAYS',
    }),
  ...rangeOptions,
})

export type TransitionInput = z.infer<typeof input>

const MOST_AGES = 100
const LONGEST = 36_525

export const transition: Answer<TransitionInput> = {
  name: 'transition',
  topic: 'journeys',
  title: { en: 'Transition', fr: 'Passage' },
  question: {
    en: 'How does leaving a stage unfold with age?',
    fr: 'Comment se déroule, avec l’âge, la sortie d’une étape ?',
  },
  input,
  needs: ['stage_entries'],
  async run({ engine, lang }, { stage: name, toStage, ages: texts, ...common }) {
    const { catalog } = engine
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const stage = stageAsked(catalog, name)
    const path = pathAsked(catalog, stage, toStage)
    const within = path === null ? stage.within : await pathAge(engine, path)
    const { followed, clustered, entered } = await followedOf(
      engine,
      { ...asked, path },
      { stage, within },
    )
    const reasons = reasonsOf(followed)
    const ages = texts.length === 0 ? UNFOLDING_AGES : agesOf(texts)
    const columns = transitionColumns(asked.by, reasons, lang)
    const slices = slicesOf(followed).map(([key, own]) => {
      const by = own[0]?.by ?? []
      const together = clustered === null ? null : (clustered.get(key) ?? [])
      const sharesAt = (at: readonly number[]): readonly AgeShares[] =>
        unfolding({ followed: own, ages: at, reasons, clustered: together })
      // The same whatever ages are asked for.
      const observed = sharesAt(observedAges(own))
      const shares =
        ages === UNFOLDING_AGES
          ? observed.filter(({ age }) => UNFOLDING_AGES.some((each) => each === age))
          : sharesAt(ages)
      const eventual = eventualShare({ followed: own, observed, clustered: together })
      return { by, own, together, n: size(own), shares, eventual: shownEventual(by, eventual) }
    })
    const eventual = slices.map((slice) => slice.eventual)
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: slices.flatMap(({ by, shares }) =>
        shares.map((each) =>
          transitionRow(each, {
            by,
            columns,
            naive: naiveOf(entered.get(sliceKey(by))),
            ref: bowtieRef({ stage, by, period: null }, asked, catalog.recorded),
          }),
        ),
      ),
      summary: {
        sentence: sentence({ stage, to: stageTo(catalog, path), slices }, lang),
        stage: stage.id,
        to: path?.to ?? stage.next,
        within,
        times:
          within === null
            ? []
            : slices.map(({ by, own, together }) =>
                shownTimes(by, {
                  followed: own,
                  entered: entered.get(sliceKey(by))?.all ?? 0,
                  age: within,
                  matureIndex: 0,
                  clustered: together,
                }),
              ),
        eventual,
      },
      findings: [
        ...sampleFindings(
          slices.map(({ n }) => ({ n, isTold: true })),
          'gone_on',
        ),
        ...eventualFindings(eventual),
        ...asOfFindings(catalog, asked),
      ],
    }
  },
}

function agesOf(texts: readonly string[]): readonly number[] {
  const days = texts.map((text) => {
    const value = Number(text)
    if (/^\d+(?:\.\d+)?$/u.test(text.trim()) && value <= LONGEST) return value
    throw new CallError('bad_option', `ages is no number of days: ${text}`, 'write for example 90')
  })
  const once = [...new Set(days)].sort((a, b) => a - b)
  if (once.length <= MOST_AGES) return once
  throw new CallError(
    'bad_option',
    `ages has more than ${MOST_AGES}: ${once.length}`,
    'ask for fewer',
  )
}

interface Counted {
  readonly followed: readonly Followed[]
  /** The same by clusters, by slice; `null`: each passage stands alone. */
  readonly clustered: ReadonlyMap<string, readonly Followed[]> | null
  /** By slice, of entries with a date. */
  readonly entered: ReadonlyMap<string, Entered>
}

interface Entered {
  readonly on: number
  readonly all: number
}

/** Gone on ÷ entered so far. */
function naiveOf(entered: Entered | undefined): number | null {
  return entered === undefined ? null : entered.on / entered.all
}

async function followedOf(
  engine: Engine,
  { path, ...asked }: Asked & Pick<Question, 'path'>,
  { stage, within }: { readonly stage: MappedStage; readonly within: number | null },
): Promise<Counted> {
  const { view: _view, ages: _ages, ...question } = { ...questionOf(asked), path, stage: stage.id }
  const asking = {
    ...question,
    clusters: 0,
    within: within === null ? [] : [within * SECONDS_PER_DAY],
    reasons: true,
    unit: null,
  }
  const [followed, together, counts] = await Promise.all([
    engine.followed(asking),
    stage.repeats ? engine.followed(inClusters(asking)) : null,
    engine.counts({ ...questionOf(asked), path, stage: stage.id, ages: false }),
  ])
  const sums = new Map<string, Entered>()
  for (const { by, event, dated, count } of counts) {
    if (!dated) continue
    const sum = sums.get(sliceKey(by)) ?? { on: 0, all: 0 }
    const isOn = event === 'next' || event === 'skipped'
    sums.set(sliceKey(by), { on: sum.on + (isOn ? count : 0), all: sum.all + count })
  }
  return {
    followed,
    clustered: together === null ? null : bySlice(together),
    entered: sums,
  }
}

/** The largest slice first. */
function slicesOf(
  followed: readonly Followed[],
): readonly (readonly [key: string, own: readonly Followed[]])[] {
  return [...bySlice(followed)]
    .map(([key, own]) => ({ key, own, n: size(own) }))
    .sort((left, right) => right.n - left.n || (left.key < right.key ? -1 : 1))
    .map(({ key, own }) => [key, own] as const)
}

function size(own: readonly Followed[]): number {
  return own.reduce((sum, { count }) => sum + count, 0)
}

/** The most frequent first. */
function reasonsOf(followed: readonly Followed[]): readonly (string | null)[] {
  const counts = new Map<string | null, number>()
  for (const { outcome, reason, count } of followed) {
    if (outcome === 'lost') counts.set(reason, (counts.get(reason) ?? 0) + count)
  }
  return [...counts]
    .sort(([one, left], [other, right]) => right - left || ((one ?? '') < (other ?? '') ? -1 : 1))
    .map(([reason]) => reason)
}

interface SliceShares {
  readonly n: number
  readonly shares: readonly AgeShares[]
  readonly eventual: ShownEventual
}

interface Told {
  readonly stage: MappedStage
  /** The end of a path; `null`: the next stage, or past it. */
  readonly to: MappedStage | null
  readonly slices: readonly SliceShares[]
}

function stageTo({ stages }: Catalog, path: Path | null): MappedStage | null {
  return stages.find(({ id }) => id === path?.to) ?? null
}

/** The largest slice, by the last age at which it is followed, then eventually. */
function sentence({ stage: { label }, to, slices: [first] }: Told, lang: Language): string {
  const last = first?.shares.at(-1)
  const [on, lost, open] = [last?.goneOn.value, last?.lost.value, last?.open]
  if (first === undefined || last === undefined || on == null || lost == null || open == null) {
    return lang === 'fr'
      ? `Trop peu sont entrés en «\u00a0${label.fr}\u00a0» pour le dire.`
      : `Too few entered ${label.en} to tell.`
  }
  const share = (value: number): string => wordPercent(value, lang)
  const n = wordNumber(first.n, lang)
  const observed =
    lang === 'fr'
      ? `Sur ${n} entrés en «\u00a0${label.fr}\u00a0» et suivis, ${share(on)} ${to === null ? 'continuent' : `arrivent à «\u00a0${to.label.fr}\u00a0» ou plus loin`}, ${share(lost)} sont perdus et ${share(open)} restent en cours en ${counted(last.age, ['jour', 'jours'], 'fr')}.`
      : `Of ${n} that entered ${label.en} and were followed, ${share(on)} ${to === null ? 'go on' : `reach ${to.label.en} or go past it`}, ${share(lost)} are lost and ${share(open)} stay open within ${counted(last.age, ['day', 'days'], 'en')}.`
  return `${observed}${eventualWords(first.eventual, to, lang)}`
}

import type { AnswerEnvelope } from '../../answers/answer.ts'
import { readBowties, type Bowtie, type StageFigures } from '../../render/bowtie/figures.ts'
import { viewOf } from '../../render/bowtie/heading.ts'
import { fatesOf, scalesOf, type Scales } from '../../render/bowtie/shape.ts'
import type { Language } from '../../standard/types.ts'
import { CHART_WORDS } from '../chart-words.ts'
import type { Step } from './step-layout.ts'
import { stepTexts, type StepTexts } from './step-texts.ts'

export interface Prepared {
  readonly bowties: readonly Bowtie[]
  readonly scales: Scales
  /** The steps of one of the bowties, in many words or few. */
  stepsOf(index: number, short: boolean): readonly Step[]
}

/** How a bowtie looks that is planned: what it says instead of what counts say. */
export interface PlannedLook {
  readonly notes: readonly string[]
  /** What the dashed outline is, and what does not go on. */
  readonly earlierKey: string
  readonly lostKey: string
  readonly spoken: (stage: StageFigures) => string
}

/** The first bowties of an answer, each stage beside the same one of the period compared with. */
export function prepareSteps(
  envelope: AnswerEnvelope,
  compare: AnswerEnvelope | undefined,
  most: number,
  lang: Language,
  planned?: PlannedLook,
): Prepared {
  const view = viewOf(envelope)
  const before = compare === undefined ? [] : readBowties(compare)
  const bowties = readBowties(envelope).slice(0, most)
  const pairs = bowties.map((bowtie) => pairsOf(bowtie, before))
  const hasMoney = bowties.some(({ stages }) => stages.some(({ recurring }) => recurring !== null))
  const fates = pairs.flat(2).map((stage) => fatesOf(stage, view))
  return {
    bowties,
    scales: scalesOf(fates),
    stepsOf(index, short) {
      const words = CHART_WORDS[lang]
      const options = { view, lang, currency: envelope.currency, words, short, hasMoney }
      return (pairs[index] ?? []).map(([stage, earlier]) => ({
        stage,
        fates: fatesOf(stage, view),
        earlier: earlier === undefined ? null : fatesOf(earlier, view),
        texts: plannedTexts(stepTexts(stage, earlier ?? null, options), stage, planned),
      }))
    },
  }
}

/** Nothing of who is open or was followed, and no difference that is none. */
function plannedTexts(
  texts: StepTexts,
  stage: StageFigures,
  planned: PlannedLook | undefined,
): StepTexts {
  if (planned === undefined) return texts
  const { volumeChange, rateChange, timeChange } = texts
  return {
    ...texts,
    details: [],
    spoken: planned.spoken(stage),
    volumeChange: isNone(volumeChange) ? null : volumeChange,
    rateChange: isNone(rateChange) ? null : rateChange,
    timeChange: isNone(timeChange) ? null : timeChange,
  }
}

function isNone(change: string | null): boolean {
  return change === null || !/[1-9]/u.test(change)
}

type Pair = readonly [StageFigures] | readonly [StageFigures, StageFigures]

function pairsOf({ slice, stages }: Bowtie, before: readonly Bowtie[]): readonly Pair[] {
  const key = JSON.stringify(slice)
  const same = before.find((other) => JSON.stringify(other.slice) === key)
  return stages.map((stage) => {
    const earlier = same?.stages.find((other) => other.stage === stage.stage)
    return earlier === undefined ? [stage] : [stage, earlier]
  })
}

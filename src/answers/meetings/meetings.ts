import { z } from 'zod'
import type { MappedStage, Slice } from '../../engine/engine.ts'
import type { MeetingSeries } from '../../engine/meetings.ts'
import { counted, wordNumber, wordPercent } from '../../findings/wording.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import { sliceKey } from '../../models/data/slices.ts'
import {
  equalMeetings,
  meetingPlaces,
  placeAges,
  type EqualMeetings,
  type MeetingPlace,
} from '../../models/math/meeting-chain.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { Answer } from '../answer.ts'
import { bowtieRef } from '../refs/bowtie-ref.ts'
import { rangeOptions } from '../input/common-input.ts'
import { countBowtie } from '../bowtie/count-bowtie.ts'
import { heldMeetings } from './held-meetings.ts'
import { meetingColumns, meetingRow } from './meeting-columns.ts'
import { meetingFindings } from './meeting-findings.ts'
import { nearestFilter, valuesCounted } from '../input/nearest-filter.ts'
import { normalize } from '../input/normalize.ts'
import { stageOption } from '../input/stage-asked.ts'

const input = z.strictObject({
  stage: stageOption
    .meta({
      label: { en: 'stage', fr: 'étape' },
      description:
        'the stage in which meetings are counted (default: selection, or the first that has any)',
      french: 'l’étape dont on compte les rendez-vous (sinon : selection, ou la première qui en a)',
      metavar: 'STAGE',
    })
    .optional(),
  ...rangeOptions,
})

interface SliceMeetings {
  readonly by: Slice
  readonly places: readonly MeetingPlace[]
  readonly equal: EqualMeetings | null
}

export const meetings: Answer<z.infer<typeof input>> = {
  name: 'meetings',
  topic: 'journeys',
  title: { en: 'Meetings', fr: 'Rendez-vous' },
  question: {
    en: 'Where in the series of meetings is it won and lost?',
    fr: 'Où, dans la suite des rendez-vous, gagne-t-on et perd-on ?',
  },
  input,
  needs: ['stage_entries', 'meetings'],
  async run({ engine, lang }, { stage: name, ...common }) {
    const { catalog } = engine
    const asked = normalize(catalog, { ...common, view: 'cohort' })
    const { stage, series } = await heldMeetings(engine, asked, name)
    const slices =
      stage === null ? [] : sliced(series, await winRates(engine, asked, stage), asked.by.length)
    const columns = meetingColumns(asked.by, lang)
    const isFound = slices.some(({ places }) => places.some(({ held }) => held > 0))
    const nearest =
      isFound || asked.where.length === 0
        ? null
        : await nearestFilter(asked, valuesCounted(engine, asked))
    return {
      asOf: formatDay(asked.asOf),
      columns: columns.all,
      rows: slices.flatMap(({ by, places }) =>
        places.map((place) =>
          meetingRow(
            place,
            by,
            columns.dimensions,
            stage === null ? null : bowtieRef({ stage, by, period: null }, asked, catalog.recorded),
          ),
        ),
      ),
      summary: {
        sentence: sentence(stage, slices, lang),
        stage: stage?.id ?? null,
        equal: slices.map(({ by, equal }) => ({ by, ...equal })),
      },
      findings: meetingFindings(catalog, asked, {
        stage,
        series,
        places: slices.flatMap(({ places }) => places),
        nearest,
      }),
    }
  },
}

type WinRates = (by: Slice) => number | null

/** The stage's rate by slice, as the bowtie tells it. */
async function winRates(
  engine: Parameters<typeof countBowtie>[0],
  asked: Parameters<typeof countBowtie>[1],
  { id }: MappedStage,
): Promise<WinRates> {
  const { rows } = await countBowtie(engine, asked)
  const own = rows.filter((row) => row.stage.id === id)
  const rates = new Map(own.map(({ by, rate }) => [sliceKey(by), rate.value]))
  return (by) => rates.get(sliceKey(by)) ?? null
}

/** The slice with most journeys first. */
function sliced(
  { steps }: MeetingSeries,
  winRate: WinRates,
  dimensions: number,
): readonly SliceMeetings[] {
  const ages = placeAges(steps)
  const keys = new Map(steps.map(({ by }) => [sliceKey(by), by]))
  const inSlice = bySlice(steps)
  return Array.from(dimensions === 0 ? [[]] : keys.values(), (by): SliceMeetings => {
    const own = inSlice(by)
    const places = meetingPlaces(own, ages)
    return { by, places, equal: equalMeetings(own, winRate(by)) }
  }).toSorted((one, other) => entered(other) - entered(one))
}

function entered({ places }: SliceMeetings): number {
  return places[0]?.held ?? 0
}

function sentence(
  stage: MappedStage | null,
  [first]: readonly SliceMeetings[],
  lang: Language,
): string {
  const held = first?.places.filter(({ place }) => place > 0) ?? []
  if (stage === null || first === undefined || held.length === 0) {
    return lang === 'fr' ? 'Aucun rendez-vous n’est connu.' : 'No meetings are known.'
  }
  return [worstPlace(stage, first, lang), equalWords(first.equal, lang)]
    .filter((part) => part !== '')
    .join(' ')
}

/** After which meeting most are lost. */
function worstPlace({ label }: MappedStage, slice: SliceMeetings, lang: Language): string {
  const { places } = slice
  const worst = places.reduce((most, place) => (place.lost > most.lost ? place : most))
  const n = wordNumber(entered(slice), lang)
  const held = wordNumber(worst.held, lang)
  const share = worst.lostShare === null ? null : wordPercent(worst.lostShare, lang)
  const { value, age } = worst.rate
  const rate = value === null || age === null ? null : wordPercent(value, lang)
  if (lang === 'fr') {
    const who = `Sur ${n} entrés en «\u00a0${label.fr}\u00a0»`
    if (share === null) return `${who}, aucun n’est perdu.`
    const at = worst.place === 0 ? 'avant tout rendez-vous' : `après le rendez-vous ${worst.place}`
    const on =
      rate === null
        ? ''
        : `\u202f: sur ${held}, ${rate} vont plus loin en ${counted(age ?? 0, ['jour', 'jours'], 'fr')}`
    return `${who}, c’est ${at} que l’on perd le plus (${share} des pertes)${on}.`
  }
  const who = `Of ${n} that entered ${label.en}`
  if (share === null) return `${who}, none is lost.`
  const at = worst.place === 0 ? 'before any meeting' : `after meeting ${worst.place}`
  const on =
    rate === null
      ? ''
      : `: of ${held}, ${rate} go on within ${counted(age ?? 0, ['day', 'days'], 'en')}`
  return `${who}, most are lost ${at} (${share} of losses)${on}.`
}

function equalWords(equal: EqualMeetings | null, lang: Language): string {
  if (equal === null) return ''
  const [rate, each, fewer, better] = [
    equal.winRate,
    equal.each,
    equal.oneFewer,
    equal.tenthBetter,
  ].map((value) => wordPercent(value, lang))
  const count = wordNumber(equal.count, lang)
  return lang === 'fr'
    ? `On gagne ${rate} en ${count} rendez-vous (médiane)\u202f: comme si chacun réussissait à ${each}\u202f; un de moins donnerait ${fewer}, chacun un dixième meilleur (en relatif) ${better}.`
    : `${rate} are won, in ${count} meetings (median): as if each went well ${each} of the time; one fewer would give ${fewer}, each a tenth better (relative) ${better}.`
}

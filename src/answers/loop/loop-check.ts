import { counted, wordPercent } from '../../findings/wording.ts'
import { checkScores, learn, type LoopCheck } from '../../models/math/loop-score.ts'
import type { Language } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerContext, AnswerTable } from '../answer.ts'
import type { LoopFacts } from './loop-asked.ts'
import { checkColumns } from './loop-columns.ts'
import { scoreFindings } from './loop-findings.ts'
import { goodWords } from './loop-words.ts'

/** How scores do on customers they were not learnt from, the highest scores first. */
export function checkLoopScores({ engine, lang }: AnswerContext, facts: LoopFacts): AnswerTable {
  const { money, loop, valued } = facts
  const usable = facts.hasImpacts || loop.target !== 'impact' ? valued : []
  const model = learn(usable, loop)
  const check = model === null ? null : checkScores(usable, loop)
  return {
    asOf: formatDay(money.asOf),
    columns: checkColumns(lang),
    rows: (check?.bands ?? []).map((band, index) => ({
      band: index + 1,
      customers: band.n,
      predicted: band.predicted,
      observed: band.observed,
      observed_low: band.low,
      observed_high: band.high,
      reached: band.reached,
      captured: band.captured,
      lift: band.lift,
    })),
    summary: {
      sentence: sentenceOf(check, facts, lang),
      view: 'check',
      target: loop.target,
      months: loop.months,
      ranked: check?.ranked ?? null,
      ranked_low: check?.rankedRange?.low ?? null,
      ranked_high: check?.rankedRange?.high ?? null,
      brier: check?.brier ?? null,
      brier_of_share: check?.brierOfShare ?? null,
      taught: check?.taught ?? null,
      checked: check?.checked ?? null,
      since: check === null ? null : formatDay(check.since),
    },
    findings: scoreFindings(engine.catalog, facts, { model, check }),
  }
}

function sentenceOf(check: LoopCheck | null, facts: LoopFacts, lang: Language): string {
  const { ranked, rankedRange, bands } = check ?? {}
  if (check === null || ranked == null || rankedRange == null) {
    return lang === 'fr'
      ? `Trop peu de clients pour vérifier des scores de ${goodWords(facts, 'fr')}.`
      : `Too few customers to check scores of ${goodWords(facts, 'en')}.`
  }
  const [right, low, high] = [ranked, rankedRange.low, rankedRange.high].map((share) =>
    wordPercent(Math.round(share * 100) / 100, lang),
  )
  const [first] = bands ?? []
  const top = first === undefined ? '' : bandWords(first, lang)
  return lang === 'fr'
    ? `Appris de ${counted(check.taught, ['client', 'clients'], 'fr')}, les scores ont été vérifiés sur ${counted(check.checked, ['autre', 'autres'], 'fr')}, venus à partir du ${formatDay(check.since)}\u00a0: de deux clients, le meilleur a le score le plus haut dans ${right} des cas (de ${low} à ${high}).${top}`
    : `Learnt from ${counted(check.taught, ['customer', 'customers'], 'en')}, the scores were checked on ${counted(check.checked, ['other', 'others'], 'en')} that came since ${formatDay(check.since)}: of two customers the better one has the higher score ${right} of the time (${low} to ${high}).${top}`
}

function bandWords({ reached, captured }: LoopCheck['bands'][number], lang: Language): string {
  const [some, good] = [reached, captured].map((share) => wordPercent(share, lang))
  return lang === 'fr'
    ? ` Les ${some} aux scores les plus hauts comptent ${good} des bons clients.`
    : ` The ${some} with the highest scores hold ${good} of the good ones.`
}

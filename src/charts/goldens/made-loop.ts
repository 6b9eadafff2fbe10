import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const attributeColumns: Columns = [
  ['mark', 'text', 'attribute and value', 'attribut et valeur'],
  ['customers', 'count', 'customers', 'clients'],
  ['verdict', 'text', 'verdict', 'verdict'],
  ['effect', 'count', 'pays, times the others', 'paie, fois les autres'],
  ['effect_low', 'count', 'at least', 'au moins'],
  ['effect_high', 'count', 'at most', 'au plus'],
  ['q', 'fraction', 'false among such', 'fausses parmi elles'],
  ['typical', 'money', 'typically paid', 'payé en général'],
  ['entries_share', 'fraction', 'of entries now', 'des entrées d’aujourd’hui'],
  ['wins_share', 'fraction', 'of wins now', 'des gains d’aujourd’hui'],
  ['best_share', 'fraction', 'of the best customers’ money', 'de l’argent des meilleurs clients'],
  ['attribute', 'text', 'attribute', 'attribut'],
  ['value', 'text', 'value', 'valeur'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const scoreColumns: Columns = [
  ['kind', 'text', 'kind', 'sorte'],
  ['id', 'text', 'id', 'id'],
  ['stage', 'text', 'stage', 'étape'],
  ['score', 'fraction', 'chance of the best quarter', 'chance du meilleur quart'],
  ['lift', 'count', 'times the average', 'fois la moyenne'],
  ['why', 'text', 'why', 'pourquoi'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const checkColumns: Columns = [
  ['band', 'count', 'band', 'tranche'],
  ['customers', 'count', 'customers', 'clients'],
  ['predicted', 'fraction', 'score, on average', 'score moyen'],
  ['observed', 'fraction', 'good ones', 'bons clients'],
  ['observed_low', 'fraction', 'at least', 'au moins'],
  ['observed_high', 'fraction', 'at most', 'au plus'],
  ['reached', 'fraction', 'customers so far', 'clients jusqu’ici'],
  ['captured', 'fraction', 'good ones so far', 'bons clients jusqu’ici'],
  ['lift', 'count', 'times the average', 'fois la moyenne'],
]

/** Attribute, value, customers, what became of the test, and the effect with its interval. */
const marks = [
  ['channel', 'partner', 62, 'better', 2.31, 1.62, 3.29],
  ['segment', 'large & <loud>', 18, 'better', 1.84, 1.1, 3.07],
  [
    'segment',
    'a value with a name that is rather long for a drawing',
    81,
    'worse',
    0.42,
    0.3,
    0.58,
  ],
  ['channel', null, 24, 'none', 1.08, 0.7, 1.67],
  ['country', 'FR', 90, 'none', 0.97, 0.78, 1.21],
  ['country', 'ES', 3, 'few', null, null, null],
] as const

const words = {
  en: { better: 'better', worse: 'worse', none: 'no mark', few: 'too few' },
  fr: { better: 'meilleurs', worse: 'moins bons', none: 'aucune marque', few: 'trop peu' },
} as const

/** What marks customers: of the money they pay, or of who stays, in points. */
export function madeMarks(lang: Language, target: 'value' | 'retention' = 'value'): AnswerEnvelope {
  const rows = marks.map(([attribute, value, customers, verdict, ...effect]): AnswerRow => {
    const [middle, low, high] = effect.map((each) => {
      if (each === null || target === 'value') return each
      return Math.max(-1, Math.min(1, Math.log(each) / 3))
    })
    return {
      mark: value === null ? `${attribute} missing` : `${attribute} = ${value}`,
      customers,
      verdict: words[lang][verdict],
      effect: middle ?? null,
      effect_low: low ?? null,
      effect_high: high ?? null,
      q: verdict === 'few' ? null : 0.02,
      typical: '12400.00',
      entries_share: value === null ? null : 0.2,
      wins_share: value === null ? null : 0.25,
      best_share: 0.4,
      attribute,
      value,
      ref: 'accounts/12',
    }
  })
  const verdicts = Object.fromEntries(
    Object.entries(words[lang]).map(([code, word]) => [word, code]),
  )
  const sentence = {
    en: '3 values of attributes out of 5 tested mark what customers pay in their first 12 months: channel = partner, 2.3 times the others (1.6 to 3.3). Of such discoveries at most 10 % are false on average.',
    fr: '3 valeurs d’attributs sur 5 testées marquent ce que les clients paient dans leurs 12 premiers mois : channel = partner, 2,3 fois les autres (de 1,6 à 3,3). De telles découvertes, 10 % au plus sont fausses en moyenne.',
  }[lang]
  const about = { view: 'attributes', target, months: 12, verdicts }
  return envelope(lang, attributeColumns, rows, { sentence, ...about })
}

/** Who is scored, the most promising first. */
export function madeScores(lang: Language, count = 30): AnswerEnvelope {
  const rows = Array.from({ length: count }, (_, index): AnswerRow => {
    const isOpen = index % 4 > 0
    return {
      kind: isOpen ? 'open journey' : 'new customer',
      id: `L${String(10_000 + 37 * index)}`,
      stage: isOpen ? 'Selection' : null,
      score: 0.86 / (1 + index / 6),
      lift: 3.4 / (1 + index / 6),
      why: index % 7 === 6 ? null : '+ channel = partner; − segment = small; + country = FR',
      ref: 'journey/L1',
    }
  })
  const sentence = {
    en: '7,911 open journeys and new customers, those first that, once won, are most likely to belong to the quarter that pays most in 12 months, as 214 customers show; 1–30 shown.',
    fr: '7 911 parcours en cours et nouveaux clients, d’abord ceux qui, une fois gagnés, ont le plus de chances d’être du quart qui paie le plus en 12 mois, d’après 214 clients ; ici 1–30.',
  }[lang]
  const about = { view: 'scores', target: 'value', average: 0.25, total: 7911 }
  return envelope(lang, scoreColumns, rows, { sentence, ...about })
}

/** Scores that are a little too sure of themselves. */
export function madeCheck(lang: Language, bands = 6): AnswerEnvelope {
  const shares = Array.from({ length: bands }, (_, index) => 0.8 - (0.7 * index) / bands)
  const all = shares.reduce((sum, share) => sum + share, 0)
  let captured = 0
  const rows = shares.map((share, index): AnswerRow => {
    captured += share / all
    const reached = (index + 1) / bands
    return {
      band: index + 1,
      customers: 12,
      predicted: Math.min(1, share * 1.1),
      observed: share,
      observed_low: Math.max(0, share - 0.22),
      observed_high: Math.min(1, share + 0.18),
      reached,
      captured,
      lift: captured / reached,
    }
  })
  const sentence = {
    en: 'Learnt from 142 customers, the scores were checked on 72 others that came since 2025-03-04: of two customers the better one has the higher score 78 % of the time (66 % to 87 %).',
    fr: 'Appris de 142 clients, les scores ont été vérifiés sur 72 autres, venus à partir du 2025-03-04 : de deux clients, le meilleur a le score le plus haut dans 78 % des cas (de 66 % à 87 %).',
  }[lang]
  return envelope(lang, checkColumns, rows, { sentence, view: 'check', target: 'value' })
}

function envelope(
  lang: Language,
  columns: Columns,
  rows: readonly AnswerRow[],
  summary: AnswerEnvelope['summary'],
): AnswerEnvelope {
  return {
    answer: 'loop',
    company: 'Harbor',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { lang },
    columns: columns.map(([name, unit, en, fr]): AnswerColumn => ({
      name,
      unit,
      label: lang === 'fr' ? fr : en,
    })),
    rows,
    summary,
    findings: [],
  }
}

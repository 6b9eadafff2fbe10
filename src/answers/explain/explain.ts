import { z } from 'zod'
import type { Language } from '../../standard/types.ts'
import type { Answer, AnswerContext } from '../answer.ts'
import { manner } from '../input/common-input.ts'
import { explainAccounts } from './explain-accounts.ts'
import { explainCell } from './explain-cell.ts'
import { explainBowtie } from './explain-bowtie.ts'
import { explainDefinition } from './explain-definition.ts'
import { explainFinding } from './explain-finding.ts'
import { explainJourney } from './explain-journey.ts'
import { explainPurchases } from './explain-purchases.ts'
import { explainRenewals } from './explain-renewals.ts'
import { explainRevenue } from './explain-revenue.ts'
import { explainRows } from './explain-rows.ts'
import type { Explained, Paging } from './explained.ts'
import { profileNamed } from '../input/normalize.ts'
import { pagingOptions } from '../input/paging-options.ts'
import { parseRef, type Ref } from '../refs/ref.ts'

const input = z.strictObject({
  ref: z.string().meta({
    label: { en: 'ref', fr: 'réf.' },
    description: 'the ref of a row of any answer',
    french: 'la réf. d’une ligne de n’importe quelle réponse',
    metavar: 'REF',
  }),
  ...pagingOptions({ en: 'rows', fr: 'lignes' }),
  ...manner,
})

export const explain: Answer<z.infer<typeof input>> = {
  name: 'explain',
  topic: 'evidence',
  title: { en: 'Explain', fr: 'Expliquer' },
  question: {
    en: 'Which journeys and rows stand behind this figure?',
    fr: 'Quels parcours et quelles lignes se trouvent derrière ce chiffre ?',
  },
  input,
  needs: [],
  planned: true,
  async run(context, { ref: text, profile, limit, offset }) {
    profileNamed(context.engine.catalog, profile)
    const ref = parseRef(text)
    const paging = { limit, offset }
    const { total, headline, about, ...table } = await explained(context, ref, paging)
    const shown = table.rows.length
    const sentence = `${headline}${partOf({ total, shown, offset }, context.lang)}.`
    return { ...table, summary: { sentence, kind: ref.kind, ...about, total, shown, offset } }
  },
}

function explained(context: AnswerContext, ref: Ref, paging: Paging): Promise<Explained> {
  switch (ref.kind) {
    case 'bowtie':
      return explainBowtie(context, ref, paging)
    case 'revenue':
      return explainRevenue(context, ref, paging)
    case 'definition':
      return explainDefinition(context, ref, paging)
    case 'renewals':
      return explainRenewals(context, ref, paging)
    case 'accounts':
      return explainAccounts(context, ref, paging)
    case 'purchases':
      return explainPurchases(context, ref, paging)
    case 'cell':
      return explainCell(context, ref, paging)
    case 'rows':
      return explainRows(context, ref, paging)
    case 'journey':
      return explainJourney(context, ref.id, paging)
    case 'finding':
      return explainFinding(context, ref.id, paging)
  }
}

/** Which of the rows are shown, where it is not all of them. */
function partOf({ total, shown, offset }: Part, lang: Language): string {
  if (shown === total) return ''
  if (shown === 0) return lang === 'en' ? '; none shown' : ' ; rien ici'
  const range = `${offset + 1}–${offset + shown}`
  return lang === 'en' ? `; ${range} shown` : ` ; ici ${range}`
}

interface Part {
  readonly total: number
  readonly shown: number
  readonly offset: number
}

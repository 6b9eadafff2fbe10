import { z } from 'zod'
import { counted } from '../findings/wording.ts'
import type { Language } from '../standard/types.ts'
import type { Answer } from './answer.ts'
import { manner } from './common-input.ts'
import { explainBowtie } from './explain-bowtie.ts'
import { explainFinding } from './explain-finding.ts'
import { explainJourney } from './explain-journey.ts'
import type { Explained } from './explained.ts'
import { checkProfile } from './normalize.ts'
import { parseRef } from './ref.ts'

const input = z.strictObject({
  ref: z.string().meta({ description: 'the ref of a row of any answer', metavar: 'REF' }),
  limit: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .meta({ description: 'how many rows to show', metavar: 'N' }),
  offset: z.int().min(0).default(0).meta({ description: 'how many to pass over', metavar: 'N' }),
  ...manner,
})

export const explain: Answer<z.infer<typeof input>> = {
  name: 'explain',
  title: { en: 'Explain', fr: 'Expliquer' },
  question: {
    en: 'Which journeys and rows stand behind this figure?',
    fr: 'Quels parcours et quelles lignes se trouvent derrière ce chiffre ?',
  },
  input,
  needs: [],
  async run(context, { ref: text, profile, limit, offset }) {
    checkProfile(profile)
    const ref = parseRef(text)
    const paging = { limit, offset }
    const { total, noun, ...table } = await (ref.kind === 'bowtie'
      ? explainBowtie(context, ref, paging)
      : ref.kind === 'journey'
        ? explainJourney(context, ref.id, paging)
        : explainFinding(context, ref.id, paging))
    const shown = table.rows.length
    const sentence = sentenceOf({ total, noun, shown, offset }, context.lang)
    return { ...table, summary: { sentence, kind: ref.kind, total, shown, offset } }
  },
}

function sentenceOf(
  { total, noun, shown, offset }: Pick<Explained, 'total' | 'noun'> & Shown,
  lang: Language,
): string {
  const all = counted(total, noun, lang)
  if (shown === total) return `${all}.`
  if (shown === 0) return lang === 'en' ? `${all}, none shown.` : `${all}, aucune affichée.`
  const range = `${offset + 1}–${offset + shown}`
  return lang === 'en' ? `${all}, ${range} shown.` : `${all}, ${range} affichées.`
}

interface Shown {
  readonly shown: number
  readonly offset: number
}

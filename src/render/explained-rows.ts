import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'

/** The rows behind a figure, with ids of stage and outcome in the reader's words. */
export function explainedRows(
  { rows, summary }: Pick<AnswerEnvelope, 'rows' | 'summary'>,
  lang: Language,
): readonly AnswerRow[] {
  const { label } = summary
  return rows.map((row): AnswerRow => {
    const outcome = OUTCOMES[lang][String(row['outcome'])]
    return {
      ...row,
      ...(outcome === undefined ? {} : { outcome }),
      ...(typeof label === 'string' && 'outcome' in row ? { stage: label } : {}),
    }
  })
}

const OUTCOMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    entered: 'entered',
    next: 'gone on',
    skipped: 'gone on, skipping',
    lost: 'lost',
    open: 'open',
  },
  fr: {
    entered: 'entré',
    next: 'passé',
    skipped: 'passé, en sautant',
    lost: 'perdu',
    open: 'en cours',
  },
}

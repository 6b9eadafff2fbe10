import { useLingui } from '@lingui/react'
import type { Language } from '../../../src/standard/types.ts'
import { figures, type Figures } from '../format/figures.ts'
import type { Word } from './en.ts'

export type Say = (word: Word, values?: Readonly<Record<string, unknown>>) => string

export interface Words {
  readonly lang: Language
  readonly say: Say
  readonly figures: Figures
}

/** The words and figures of the language that the page speaks. */
export function useWords(): Words {
  const { i18n } = useLingui()
  const lang = i18n.locale === 'fr' ? 'fr' : 'en'
  return { lang, say: (word, values) => i18n._(word, { ...values }), figures: figures[lang] }
}

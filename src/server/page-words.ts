import type { Language } from '../standard/types.ts'

interface PageWords {
  readonly answers: string
  readonly findings: string
  readonly rows: string
  /** The name of the other language, in that language. */
  readonly other: string
  readonly severity: Readonly<Record<string, string>>
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    answers: 'All answers',
    findings: 'What was found in the data',
    rows: 'its rows',
    other: 'Français',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  },
  fr: {
    answers: 'Toutes les réponses',
    findings: 'Constats sur les données',
    rows: 'ses lignes',
    other: 'English',
    severity: { error: 'Erreur', warning: 'Attention', info: 'Remarque' },
  },
}

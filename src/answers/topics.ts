import type { Text } from '../standard/types.ts'

/** What answers are about, in the order in which they are listed. */
export const topics = {
  journeys: { en: 'Journeys', fr: 'Parcours' },
  revenue: { en: 'Revenue', fr: 'Revenu' },
  ahead: { en: 'What comes', fr: 'Ce qui vient' },
  evidence: { en: 'Evidence', fr: 'Preuves' },
} as const satisfies Readonly<Record<string, Text>>

export type Topic = keyof typeof topics

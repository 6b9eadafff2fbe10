import { z } from 'zod'
import type { Text } from '../../standard/types.ts'

/** The options of an answer that lists things: how many of them, and from where. */
export function pagingOptions(things: Text) {
  return {
    limit: z
      .int()
      .min(1)
      .max(100_000)
      .default(100)
      .meta({
        label: { en: 'rows', fr: 'lignes' },
        description: `how many ${things.en} to show`,
        french: `combien de ${things.fr} montrer`,
        metavar: 'N',
      }),
    offset: z
      .int()
      .min(0)
      .default(0)
      .meta({
        label: { en: 'pass over', fr: 'à sauter' },
        description: `how many ${things.en} to pass over`,
        french: `combien de ${things.fr} sauter`,
        metavar: 'N',
      }),
  }
}

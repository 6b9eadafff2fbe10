import { leverFamily } from '../../../src/plans/scenario.ts'
import { formatCount, formatDays, formatFraction } from '../../../src/render/text/format.ts'
import { cellLabel } from '../../../src/standard/sheet-cells.ts'
import type { Language } from '../../../src/standard/types.ts'
import type { Word } from '../words/en.ts'

const names: Readonly<Record<string, Word>> = {
  entering: 'simulateEntering',
  price: 'simulatePrice',
  churn: 'simulateChurn',
  expansion: 'simulateExpansion',
  onboarding: 'simulateOnboarding',
}

/** A lever as people read it. */
export function leverLabel(
  lever: string,
  stage: (id: string) => string,
  { lang, say }: { readonly lang: Language; readonly say: (word: Word) => string },
): string {
  const word = names[lever]
  return word === undefined ? cellLabel(lever, stage, lang) : say(word)
}

/** What it stands at: `20.0 %`, `45.0 d`, `12,000 EUR`. */
export function leverValue(
  lever: string,
  value: number,
  { lang, currency }: { readonly lang: Language; readonly currency: string },
): string {
  switch (leverFamily(lever)) {
    case 'days':
      return formatDays(value, lang)
    case 'price':
      return `${formatCount(Math.round(value), lang)} ${currency}`
    case 'entering':
      return formatCount(value, lang)
    default:
      return formatFraction(value, lang)
  }
}

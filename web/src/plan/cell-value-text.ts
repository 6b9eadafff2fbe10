import { cellKind, type CellKind } from '../../../src/models/math/cell-kind.ts'
import type { CellName } from '../../../src/standard/sheet-cells.ts'
import { formatCount, formatDays, formatFraction } from '../../../src/render/text/format.ts'
import type { Language } from '../../../src/standard/types.ts'

interface Written {
  readonly lang: Language
  readonly currency: string
}

/** A figure as it is read: `28.8 %`, `14.0 d`, `20,000 EUR`. */
export function cellValueText(name: CellName, value: number, { lang, currency }: Written): string {
  switch (cellKind(name)) {
    case 'share':
      return formatFraction(value, lang)
    case 'days':
      return formatDays(value, lang)
    case 'money':
      return `${formatCount(Math.round(value), lang)} ${currency}`
    case 'years':
    case 'count':
      return formatCount(value, lang)
  }
}

/** What stands behind a number that is typed. */
export function unitOf(kind: CellKind, { lang, currency }: Written): string {
  switch (kind) {
    case 'share':
      return '%'
    case 'days':
      return lang === 'fr' ? 'j' : 'd'
    case 'years':
      return lang === 'fr' ? 'ans' : 'years'
    case 'money':
      return currency
    case 'count':
      return ''
  }
}

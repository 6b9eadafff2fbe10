import type { MappedStage, Slice } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { counted, wordPercent } from '../../findings/wording.ts'
import type { EventualShare } from '../../models/data/eventual-share.ts'
import type { Language } from '../../standard/types.ts'

/** A slice's eventual share of going on, labelled as what it is. */
export interface ShownEventual {
  readonly by: Slice
  readonly kind: 'extrapolation'
  readonly share: number | null
  /** With `high`: holds the truth 95 times of 100, if the model holds. */
  readonly low: number | null
  readonly high: number | null
  /** Whole days: beyond them nothing was observed. */
  readonly followed: number
  /** Why none is told. */
  readonly why: EventualShare['why']
}

export function shownEventual(
  by: Slice,
  { value, low, high, followed, why }: EventualShare,
): ShownEventual {
  return { by, kind: 'extrapolation', share: value, low, high, followed: Math.floor(followed), why }
}

/** That the shares told are extrapolated; `rows` are the slices of which one is told. */
export function eventualFindings(shares: readonly ShownEventual[]): readonly Finding[] {
  const told = shares.filter(({ share }) => share !== null)
  if (told.length === 0) return []
  const days = told.reduce((most, { followed }) => Math.max(most, followed), 0)
  const about = { code: 'extrapolated', severity: 'info', where: 'gone_on' } as const
  return [{ ...about, rows: told.length, params: { days } }]
}

/** What the sentence says of it, with a space before; nothing where none is told. */
export function eventualWords(
  eventual: ShownEventual | undefined,
  to: MappedStage | null,
  lang: Language,
): string {
  const { share, low, high, followed = 0 } = eventual ?? {}
  if (share == null || low == null || high == null) return ''
  const [value, least, most] = [share, low, high].map((each) => wordPercent(each, lang))
  if (lang === 'fr') {
    const would =
      to === null ? 'continueraient' : `arriveraient à «\u00a0${to.label.fr}\u00a0» ou plus loin`
    return ` À terme, ${value} ${would} (de ${least} à ${most})\u00a0: c’est une extrapolation au-delà de ${counted(followed, ['jour observé', 'jours observés'], 'fr')}.`
  }
  const would = to === null ? 'would go on' : `would reach ${to.label.en} or go past it`
  return ` Eventually ${value} ${would} (${least} to ${most}): an extrapolation beyond the ${counted(followed, ['day', 'days'], 'en')} observed.`
}

import type { AnswerRow } from '../../answers/answer.ts'
import { formatCount, formatFraction, formatShort } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { formatInterval } from '../headline-rate.ts'
import { ageText } from '../rate-texts.ts'
import { numberAt } from '../slice-series.ts'
import { spread } from '../spread.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, textWidth, wrapToWidth } from '../text-width.ts'

/** What had become of those who entered, by one age: the three fates make 1. */
interface Shares {
  /** Days. */
  readonly age: number
  readonly atRisk: number
  readonly goneOn: number
  readonly low: number | null
  readonly high: number | null
  readonly skipped: number
  readonly lost: number
  readonly open: number
}

export interface Unfolding {
  readonly name: string
  readonly shares: readonly Shares[]
}

/** The ages at which everything is known. */
export function readUnfolding(name: string, rows: readonly AnswerRow[]): Unfolding {
  const shares = rows.flatMap((row): readonly Shares[] => {
    const at = (column: string): number | null => numberAt(row, column)
    const [age, atRisk, goneOn, lost] = [at('age'), at('at_risk'), at('gone_on'), at('lost')]
    if (age === null || atRisk === null || goneOn === null || lost === null) return []
    const [low, high, skipped] = [at('gone_on_low'), at('gone_on_high'), at('skipped') ?? 0]
    return [{ age, atRisk, goneOn, low, high, skipped, lost, open: at('open') ?? 0 }]
  })
  return { name, shares }
}

interface About {
  /** Days; the age by which the rate is told. */
  readonly headline: number | null
  readonly riskLabel: string
  /** Days; where the axis that all slices share ends. */
  readonly longest: number
  /** It has the whole width: room for its shares beside it. */
  readonly isSingle: boolean
}

/** One slice: its fates by age, the headline age, and how many were still there. */
export function transitionPanel(
  { name, shares }: Unfolding,
  about: About,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, words, lang } = look
    const nodes: SvgNode[] = []
    const [small, muted] = [11 * unit, palette.muted]
    let top = y
    const [first, last] = [shares[0], shares.at(-1)]
    if (name !== '') {
      const count = first === undefined ? '' : words.entered(formatCount(first.atRisk, lang))
      const room = width - textWidth(count, small) - 12 * unit
      const size = 13 * unit
      top += 18 * unit
      nodes.push(
        textNode(x, top, cutToWidth(name, room, size, true), {
          size,
          fill: palette.ink,
          bold: true,
        }),
        textNode(x + width, top, count, { size: small, fill: muted, anchor: 'end' }),
      )
    }
    if (first === undefined || last === undefined || shares.length < 2 || about.longest === 0) {
      top += 20 * unit
      nodes.push(textNode(x, top, words.tooFew, { size: small, fill: muted }))
      return { nodes, height: top - y + 8 * unit }
    }

    const [riskLine = '', ...riskMore] = wrapToWidth(about.riskLabel, 92 * unit, small, 2)
    const captions = [riskLine, ...riskMore]
    const gutter = Math.max(...captions.map((each) => textWidth(each, small))) + 24 * unit
    const finals = about.isSingle && width > 560 * unit ? finalTexts(last, look) : []
    const side = Math.max(
      20 * unit,
      ...finals.map(({ text }) => textWidth(text, small) + 14 * unit),
    )
    const [left, right] = [x + gutter, x + width - side]
    const high = Math.min(340 * unit, Math.max(150 * unit, (right - left) * 0.36))
    top += 24 * unit
    const bottom = top + high
    const across = (age: number): number => left + (right - left) * Math.sqrt(age / about.longest)
    const up = (share: number): number => bottom - high * Math.min(1, Math.max(0, share))

    nodes.push(...areas(shares, { across, up }, look))
    for (const share of [0, 0.5, 1]) {
      const text = formatFraction(share, lang).replace(/[.,]0(?=\s)/u, '')
      nodes.push(
        line(
          `M${at(left - 4 * unit)} ${at(up(share))}H${at(share === 0.5 ? left : right)}`,
          palette.line,
          unit,
        ),
        textNode(left - 8 * unit, up(share) + 4 * unit, text, {
          size: small,
          fill: muted,
          anchor: 'end',
        }),
      )
    }
    const { headline } = about
    if (headline !== null && headline <= last.age) {
      nodes.push(
        ...headlineMark(headline, shares, { across, left: x, right: x + width, top, bottom }, look),
      )
    }
    const slots = finals.map(() => 14 * unit)
    const wishes = finals.map(({ share }) => up(share) - 7 * unit)
    const tops = spread(wishes, slots, top, bottom) ?? wishes
    for (const [index, { text }] of finals.entries()) {
      const baseline = (tops[index] ?? bottom) + 11 * unit
      nodes.push(textNode(right + 8 * unit, baseline, text, { size: small, fill: palette.ink }))
    }

    const kept = tickOrder(shares, headline)
    const taken: (readonly [number, number])[] = []
    for (const share of shares) {
      nodes.push(
        line(`M${at(across(share.age))} ${at(bottom)}v${at(4 * unit)}`, palette.muted, unit),
      )
    }
    for (const { age, atRisk } of kept) {
      const [days, risk] = [ageText(age, lang), countText(atRisk, lang)]
      const half = Math.max(textWidth(days, small), textWidth(risk, small)) / 2 + 4 * unit
      const place = across(age)
      if (taken.some(([from, to]) => place - half < to && place + half > from)) continue
      taken.push([place - half, place + half])
      nodes.push(
        textNode(place, bottom + 17 * unit, days, {
          size: small,
          fill: palette.ink,
          anchor: 'middle',
        }),
        textNode(place, bottom + 33 * unit, risk, { size: small, fill: muted, anchor: 'middle' }),
      )
    }
    for (const [index, caption] of captions.entries()) {
      const place = bottom + (33 + 14 * index) * unit
      nodes.push(textNode(x, place, caption, { size: small, fill: muted }))
    }
    return { nodes, height: bottom + (33 + 14 * (captions.length - 1) + 6) * unit - y }
  }
}

interface Scales {
  readonly across: (age: number) => number
  readonly up: (share: number) => number
}

function areas(
  shares: readonly Shares[],
  { across, up }: Scales,
  look: PlotLook,
): readonly SvgNode[] {
  const { palette, unit, id } = look
  const edge = (of: (each: Shares) => number, among = shares): readonly string[] =>
    among.map((each) => `${at(across(each.age))} ${at(up(of(each)))}`)
  const between = (
    lower: (each: Shares) => number,
    upper: (each: Shares) => number,
    among = shares,
  ): string => `M${[...edge(lower, among), ...edge(upper, among).toReversed()].join('L')}Z`
  const told = shares.filter(({ low, high }) => low !== null && high !== null)
  const isSkipped = shares.some(({ skipped }) => skipped > 0)
  const goneOn = (each: Shares): number => each.goneOn
  return [
    area(
      'gone_on',
      between(() => 0, goneOn),
      { fill: palette.teal },
    ),
    ...(isSkipped
      ? [
          area(
            'skipped',
            between(
              () => 0,
              ({ skipped }) => skipped,
            ),
            { fill: palette.tealDeep },
          ),
        ]
      : []),
    area(
      'open',
      between(goneOn, ({ lost }) => 1 - lost),
      { fill: `url(#${id}-open)` },
    ),
    area(
      'lost',
      between(
        ({ lost }) => 1 - lost,
        () => 1,
      ),
      { fill: palette.lost },
    ),
    line(`M${edge(({ lost }) => 1 - lost).join('L')}`, palette.lostEdge, 1.2 * unit),
    ...(told.length < 2
      ? []
      : [
          area(
            'interval',
            between(
              ({ low }) => low ?? 0,
              ({ high }) => high ?? 0,
              told,
            ),
            { fill: palette.ink, 'fill-opacity': 0.28 },
          ),
        ]),
    line(`M${edge(goneOn).join('L')}`, palette.ink, 1.6 * unit),
  ]
}

function area(part: string, d: string, fill: object): SvgNode {
  return svgNode('path', { 'data-area': part, d, ...fill })
}

function headlineMark(
  headline: number,
  shares: readonly Shares[],
  room: {
    readonly across: (age: number) => number
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  },
  { palette, unit, lang, words }: PlotLook,
): readonly SvgNode[] {
  const { across, left, right, top, bottom } = room
  const share = shares.find(({ age }) => age === headline)
  const days = ageText(headline, lang)
  const interval =
    share === undefined || share.low === null || share.high === null
      ? null
      : formatInterval(share.low, share.high, lang)
  const text =
    share === undefined ? days : words.ofAge(days, formatFraction(share.goneOn, lang), interval)
  const size = 11.5 * unit
  const half = textWidth(text, size, true) / 2
  const middle = Math.max(left + half, Math.min(right - half, across(headline)))
  return [
    line(`M${at(across(headline))} ${at(top - 6 * unit)}V${at(bottom)}`, palette.ink, 1.4 * unit),
    textNode(middle, top - 10 * unit, text, {
      size,
      fill: palette.ink,
      bold: true,
      anchor: 'middle',
    }),
  ]
}

function finalTexts(
  last: Shares,
  { words, lang }: PlotLook,
): readonly { share: number; text: string }[] {
  const say = (value: number, word: string): string => `${formatFraction(value, lang)} ${word}`
  return [
    { share: 1 - last.lost / 2, text: say(last.lost, words.lost) },
    { share: last.goneOn + last.open / 2, text: say(last.open, words.open) },
    { share: last.goneOn / 2, text: say(last.goneOn, words.goneOn) },
  ]
}

/** Those that have to be named come first. */
function tickOrder(shares: readonly Shares[], headline: number | null): readonly Shares[] {
  const [first, last] = [shares[0], shares.at(-1)]
  const marked = shares.filter(({ age }) => age === headline)
  return [...new Set([first, last, ...marked, ...shares])].filter((each) => each !== undefined)
}

function countText(count: number, lang: PlotLook['lang']): string {
  return count >= 100_000 ? formatShort(count, lang) : formatCount(count, lang)
}

function line(d: string, stroke: string, width: number): SvgNode {
  return svgNode('path', { d, fill: 'none', stroke, 'stroke-width': width })
}

const at = shortNumber

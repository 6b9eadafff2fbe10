import type { AnswerEnvelope, ShownFinding } from '../answers/answer.ts'
import { cleanText } from '../render/text/clean-text.ts'
import { formatColumnCell } from '../render/text/format.ts'
import type { Language } from '../standard/types.ts'
import { escapeXml, svgText, type SvgNode } from './chart.ts'
import { customProperty, dark, light, type Palette } from './palette.ts'
import { FONT } from './text-node.ts'

export interface Pictures {
  readonly wide: SvgNode
  /** For a phone. */
  readonly narrow: SvgNode
}

const WORDS = {
  en: {
    rows: 'The numbers',
    findings: 'What was found in the data',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    asOf: (date: string) => `as of ${date}`,
  },
  fr: {
    rows: 'Les chiffres',
    findings: 'Ce qui a été constaté dans les données',
    severity: { error: 'Erreur', warning: 'Avertissement', info: 'Note' },
    asOf: (date: string) => `vu au ${date}`,
  },
} as const

/**
 * A page that needs nothing else, and runs nothing: the sentence, the picture, the rows as a
 * table, then the findings, in light and dark, on a phone and on paper.
 */
export function chartPage(
  envelope: AnswerEnvelope,
  { wide, narrow }: Pictures,
  lang: Language,
): string {
  const words = WORDS[lang]
  const { company, asOf, summary, findings } = envelope
  const name = shown(company)
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name} · Bowline</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="scope"><strong>${name}</strong> · ${shown(words.asOf(asOf))}</p>
<h1>${shown(summary.sentence)}</h1>
<figure class="wide">${svgText(wide)}</figure>
<figure class="narrow">${svgText(narrow)}</figure>
<section>
<h2>${words.rows}</h2>
<div class="rows" role="region" aria-label="${words.rows}" tabindex="0">
${table(envelope, lang)}
</div>
</section>
${findingsPart(findings, lang)}</main>
</body>
</html>
`
}

function findingsPart(findings: readonly ShownFinding[], lang: Language): string {
  if (findings.length === 0) return ''
  const words = WORDS[lang]
  const names: Readonly<Record<string, string>> = words.severity
  const items = findings.map(
    ({ severity, message, effect }) =>
      `<li><b>${shown(names[severity] ?? severity)}</b> ${shown(message)} <span>${shown(effect)}</span></li>\n`,
  )
  return `<section>\n<h2>${words.findings}</h2>\n<ul>\n${items.join('')}</ul>\n</section>\n`
}

/** The rows as the terminal shows them: without addresses, and without columns that are empty. */
function table({ columns, rows, currency }: AnswerEnvelope, lang: Language): string {
  const kept = columns.filter(
    ({ name, unit, machine }) =>
      unit !== 'ref' && machine !== true && rows.some((row) => (row[name] ?? null) !== null),
  )
  const head = kept.map(({ label, unit }) => `<th scope="col"${sideOf(unit)}>${shown(label)}</th>`)
  const body = rows.map((row) => {
    const cells = kept.map(
      (column) =>
        `<td${sideOf(column.unit)}>${shown(formatColumnCell(row[column.name], column, { lang, currency }))}</td>`,
    )
    return `<tr>${cells.join('')}</tr>\n`
  })
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n</table>`
}

function sideOf(unit: string): string {
  return ['count', 'fraction', 'days', 'money'].includes(unit) ? ' class="number"' : ''
}

function shown(text: string): string {
  return escapeXml(cleanText(text))
}

function properties(palette: Palette): string {
  return (Object.entries(palette) as [keyof Palette, string][])
    .map(([name, color]) => `${customProperty(name)}: ${color}`)
    .join('; ')
}

const style = `
:root { color-scheme: light dark; ${properties(light)} }
@media (prefers-color-scheme: dark) { :root { ${properties(dark)} } }
@media print { :root { color-scheme: light; ${properties(light)} } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bowtie-paper); color: var(--bowtie-ink); font: 15px/1.5 ${FONT}; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact }
main { max-width: 1600px; margin: 0 auto; padding: 2rem clamp(1rem, 3vw, 3rem) }
h1 { margin: .2rem 0 1.2rem; max-width: 72ch; font-size: 1.5rem; line-height: 1.3; text-wrap: pretty }
h2 { margin: 2rem 0 .6rem; font-size: 1.05rem }
.scope { margin: 0; color: var(--bowtie-muted) }
.scope strong { color: var(--bowtie-ink) }
figure { margin: 0 }
svg { display: block; width: 100%; height: auto }
.narrow { display: none }
ul { margin: 0; padding: 0; list-style: none; max-width: 90ch }
li { padding: .5rem 0; border-top: 1px solid var(--bowtie-line) }
li span { color: var(--bowtie-muted) }
.rows { overflow-x: auto }
table { border-collapse: collapse; font-size: 13px }
th, td { padding: .35rem .9rem .35rem 0; text-align: left; border-top: 1px solid var(--bowtie-line); white-space: nowrap }
th { color: var(--bowtie-muted); font-weight: 400; border-top: 0; vertical-align: bottom }
.number { text-align: right }
@media (max-width: 640px) { .wide { display: none } .narrow { display: block } }
@media print { main { padding: 0 } .wide { display: block } .narrow { display: none } .rows { overflow: visible } table { font-size: 8px } th, td { white-space: normal; padding-right: .4rem } li, tr, figure { break-inside: avoid } @page { size: landscape; margin: 12mm } }
`

import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { backtestForecast } from '../../src/answers/forecast/backtest-forecast.ts'
import { commonInput } from '../../src/answers/input/common-input.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import { openProject } from '../../src/build/open-project.ts'
import type {
  FigureBacktest,
  Method,
  OriginOutcome,
  Score,
} from '../../src/models/math/forecast/backtest.ts'
import { formatDay } from '../../src/time/calendar.ts'

// How forecasts of the past of real companies would have done, beside simpler ones, won or lost.

const home = path.join(import.meta.dirname, '../..')
const data = process.env['BOWLINE_DATA'] ?? path.join(home, '../shared/data')

const examples = [
  {
    folder: 'saas-invoices',
    needs: 'saas_invoices',
    profile: 'invoice-lines',
    what: 'lines of invoices of a software company, AUD a year',
  },
  {
    folder: 'olist',
    needs: 'olist',
    profile: undefined,
    what: 'sellers won by a marketplace, wins a month',
  },
]

const methodNames: Readonly<Record<Method, string>> = {
  parts: 'sum of the parts',
  naive: 'as last month',
  seasonal: 'as a year ago',
  smoothing: 'exponential smoothing',
}

const missing = examples.filter(({ needs }) => !existsSync(path.join(data, needs)))
if (missing.length > 0) {
  const names = missing.map(({ folder }) => folder).join(', ')
  process.stderr.write(`forecast-real is left as it is: BOWLINE_DATA has no data for ${names}\n`)
} else {
  const parts: string[] = []
  for (const example of examples) parts.push(await chapterOf(example))
  writeFileSync(path.join(home, 'docs/evidence/forecast-real.md'), pageOf(parts))
}

async function chapterOf({ folder, profile, what }: (typeof examples)[number]): Promise<string> {
  const { engine } = await openProject(path.join(home, 'examples', folder), {
    env: { ...process.env, BOWLINE_DATA: data },
    now: () => Math.floor(Date.now() / 1000),
    progress: () => undefined,
  })
  try {
    const asked = normalize(engine.catalog, commonInput.parse({ profile }))
    const terms = { ...asked, profile: profileNamed(engine.catalog, profile) }
    const { facts, all } = await backtestForecast(engine, terms)
    process.stderr.write(`${folder}\n`)
    const told = all.figures.filter(({ origins }) => origins > 0)
    const chapters = told.map((figure) => {
      const first = all.outcomes[figure.figure].at(-1)
      const last = all.outcomes[figure.figure][0]
      return [
        `### ${folder}: ${figure.figure}`,
        '',
        `${capital(what)}. ${figure.origins} origins from ${monthOf(first)} to ${monthOf(last)}, each followed for at most twelve months, until ${formatDay(facts[0]?.origin ?? 0)}.`,
        '',
        '| method | months | n | error | of naive’s | sMAPE | bias | in 80 % | in 95 % | loss |',
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
        ...figure.methods.flatMap(({ method, overall, bands }) =>
          overall.n === 0
            ? []
            : [
                lineOf(methodNames[method], 'all', overall),
                ...bands
                  .filter(({ score }) => score.n > 0)
                  .map(({ from, to, score }) => lineOf('', `${from}–${to}`, score)),
              ],
        ),
        '',
        verdictOf(figure),
      ].join('\n')
    })
    return chapters.join('\n\n')
  } finally {
    await engine.close()
  }
}

function monthOf(outcome: OriginOutcome | undefined): string {
  return formatDay(outcome?.origin ?? 0).slice(0, 7)
}

function lineOf(name: string, months: string, score: Score): string {
  const cells = [
    number(score.error),
    score.relative === null ? '' : score.relative.toFixed(2),
    score.symmetric === null ? '' : `${score.symmetric.toFixed(1)} %`,
    number(score.bias),
    percent(score.covered80),
    percent(score.covered95),
    number(score.pinball),
  ]
  return `| ${[name, months, score.n, ...cells].join(' | ')} |`
}

function verdictOf({ used, rival }: FigureBacktest): string {
  if (rival === null || rival.ratio === null) return 'There is nothing to compare.'
  const { method, ratio, lead, leadError } = rival
  const sure = leadError === null ? '' : ` (${number(lead)} ± ${number(leadError)} a month)`
  const loss = `${methodNames[method]} lost ${ratio.toFixed(2)} of what the parts lost${sure}`
  if (ratio >= 1) return `**Won.** The best rival, ${loss}: the parts are used.`
  return used === 'parts'
    ? `**Lost**, by no more than chance or over too few origins: ${loss}. The parts are used.`
    : `**Lost.** ${capital(loss)}: it is used instead.`
}

function number(value: number | null): string {
  if (value === null) return ''
  const digits = Math.abs(value) < 1000 ? 1 : 0
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(100 * share)} %`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function pageOf(chapters: readonly string[]): string {
  return `# Forecasts of real companies against what came

Written by \`npm run evidence\`, where \`BOWLINE_DATA\` names the data (the READMEs of the examples say
where it is from). From up to eight months of each company's past a forecast is made with what was known
by then, and held against what came: by the sum of the parts, and by three simpler methods that see the
figure's own past alone. Error is the mean absolute error of the median, \`of naive's\` the same for each
unit of what \`as last month\` erred in the same months, bias forecast less actual, loss the mean pinball
loss over seven quantiles, by which the methods are compared. 2,000 paths, seed 1.

${chapters.join('\n\n')}
`
}

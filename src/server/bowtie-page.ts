import { html, raw } from 'hono/html'
import type { AnswerEnvelope } from '../answers/answer.ts'
import { ask, type AskContext } from '../answers/ask.ts'
import { bowtie } from '../answers/bowtie/bowtie.ts'
import { drawBowtie } from '../render/bowtie-text.ts'
import type { Language } from '../standard/types.ts'
import { pageWords } from './page-words.ts'
import { pageStyle } from './page-style.ts'

export interface BowtiePage {
  readonly lang: Language
  readonly page: ReturnType<typeof html>
}

const WIDTH = 100

type Query = Readonly<Record<string, readonly string[]>>

/** The bowtie as a page: the drawing, what was found in the data, and where the numbers are. */
export async function bowtiePage(context: AskContext, query: Query): Promise<BowtiePage> {
  const envelope = await ask(bowtie, context, query)
  const lang = envelope.input['lang'] === 'fr' ? 'fr' : 'en'
  const words = pageWords[lang]
  const title = `${envelope.company} · Bowline`
  const api = `/api/answers/bowtie${queryText({ ...query, lang: [lang] })}`
  const other = lang === 'en' ? 'fr' : 'en'
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <strong>Bowline</strong>
          <nav>
            <a href="${api}">JSON</a>
            <a href="/api/answers?lang=${lang}">${words.answers}</a>
            <a href="/${queryText({ ...query, lang: [other] })}" hreflang="${other}" lang="${other}"
              >${words.other}</a
            >
          </nav>
        </header>
        <main>
          <h1>${envelope.company}</h1>
          <p>${envelope.summary.sentence}</p>
          <pre role="img" aria-label="${envelope.summary.sentence}">
${drawBowtie(envelope, { width: WIDTH, lang })}</pre>
          ${findingsPart(envelope, words.findings, lang)}
        </main>
      </body>
    </html>`
  return { lang, page }
}

function findingsPart(
  { findings }: AnswerEnvelope,
  heading: string,
  lang: Language,
): ReturnType<typeof html> | string {
  if (findings.length === 0) return ''
  const items = findings.map(({ severity, message, effect, ref }) => {
    const rows =
      ref === null ? '' : html` <a href="${explainPath(ref, lang)}">${pageWords[lang].rows}</a>`
    return html`<li class="${severity}">
      <b>${pageWords[lang].severity[severity] ?? severity}</b> ${message}
      <span>${effect}</span>${rows}
    </li>`
  })
  return html`<section>
    <h2>${heading}</h2>
    <ul>
      ${items}
    </ul>
  </section>`
}

function explainPath(ref: string, lang: Language): string {
  return `/api/answers/explain${queryText({ ref: [ref], lang: [lang] })}`
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([key, values]) =>
    values.map((value) => [key, value] as [string, string]),
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

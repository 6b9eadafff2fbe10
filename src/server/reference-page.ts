import { html, raw } from 'hono/html'
import type { Language } from '../standard/types.ts'
import type { OpenApi, Operation, Parameter } from './openapi.ts'
import { pageStyle } from './page-style.ts'

type Html = ReturnType<typeof html>

const words = {
  en: {
    title: 'What can be asked over HTTP',
    machine: 'The same for programs',
    takes: 'It takes',
    nothing: 'It takes nothing.',
    needed: 'needed',
    repeatable: 'repeatable',
    usual: 'usually',
    errors: 'Every error is one object: a code, a message, and a remedy.',
    other: 'Français',
  },
  fr: {
    title: 'Ce que l’on peut demander par HTTP',
    machine: 'La même chose pour les programmes',
    takes: 'Paramètres',
    nothing: 'Aucun paramètre.',
    needed: 'nécessaire',
    repeatable: 'répétable',
    usual: 'par défaut',
    errors: 'Chaque erreur est un objet : un code, un message et un remède.',
    other: 'English',
  },
} as const

/** The OpenAPI document as a page to read. */
export function referencePage({ paths }: OpenApi, lang: Language): Html | Promise<string> {
  const said = words[lang]
  const other = lang === 'en' ? 'fr' : 'en'
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${said.title} · Bowline</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <a href="/"><strong>Bowline</strong></a>
          <nav>
            <a href="/api/openapi.json?lang=${lang}">OpenAPI</a>
            <a href="/api?lang=${other}" hreflang="${other}" lang="${other}">${said.other}</a>
          </nav>
        </header>
        <main>
          <h1>${said.title}</h1>
          <p>
            ${said.errors} ${said.machine}:
            <a href="/api/openapi.json?lang=${lang}">/api/openapi.json</a>
          </p>
          ${Object.entries(paths).map(([path, { get }]) => operationPart(path, get, lang))}
        </main>
      </body>
    </html>`
}

function operationPart(path: string, operation: Operation, lang: Language): Html {
  const { summary, description, parameters } = operation
  const isAskable = parameters.every(({ required }) => !required)
  const address = `GET ${path}`
  return html`<section id="${operation.operationId}">
    <h2>${summary}</h2>
    <p>${description}</p>
    <p>
      ${
        isAskable
          ? html`<a href="${path}?lang=${lang}"><code>${address}</code></a>`
          : html`<code>${address}</code>`
      }
    </p>
    ${
      parameters.length === 0
        ? html`<p>${words[lang].nothing}</p>`
        : html`<p>${words[lang].takes}:</p>
            <ul>
              ${parameters.map((parameter) => parameterPart(parameter, lang))}
            </ul>`
    }
  </section>`
}

function parameterPart({ name, required, description, schema }: Parameter, lang: Language): Html {
  const said = words[lang]
  const fallback = schema['default']
  const choices = Array.isArray(schema['enum']) ? schema['enum'].join(', ') : null
  const notes = [
    choices,
    required ? said.needed : null,
    schema['type'] === 'array' ? said.repeatable : null,
    typeof fallback === 'string' || typeof fallback === 'number'
      ? `${said.usual} ${fallback}`
      : null,
  ].filter((note) => note !== null)
  const shown = notes.length === 0 ? '' : ` (${notes.join('; ')})`
  return html`<li><code>${name}</code> ${description}<span>${shown}</span></li>`
}

import type { HonoRequest } from 'hono'
import type { Language } from '../standard/types.ts'

/** The language of the browser's first preference that we speak, else the server's. */
export function languageAsked(request: HonoRequest, otherwise: Language): Language {
  const preferred = (request.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const quality = options.map((option) => /^\s*q=(?<q>[\d.]+)\s*$/u.exec(option)?.groups?.['q'])
      return { lang: tag.slice(0, 2).toLowerCase(), quality: Number(quality[0] ?? 1) }
    })
    .filter(({ lang, quality }) => (lang === 'en' || lang === 'fr') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0]?.lang
  return preferred === 'en' || preferred === 'fr' ? preferred : otherwise
}

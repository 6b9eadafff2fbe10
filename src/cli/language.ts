import type { Language } from '../standard/types.ts'
import type { Effects } from './effects.ts'

/** The language of the environment, where it is one we speak; else English. */
export function languageOf(env: Effects['env']): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^fr(?:$|[_.@-])/iu.test(locale) ? 'fr' : 'en'
}

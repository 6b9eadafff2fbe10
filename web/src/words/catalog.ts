import { setupI18n, type I18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Language } from '../../../src/standard/types.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** One instance for each language: switching is a choice between two, not a change of one. */
export const catalogs: Readonly<Record<Language, I18n>> = {
  en: catalog('en', en),
  fr: catalog('fr', fr),
}

function catalog(locale: Language, messages: Readonly<Record<string, string>>): I18n {
  const i18n = setupI18n()
  i18n.setMessagesCompiler(compileMessage)
  i18n.loadAndActivate({ locale, messages })
  return i18n
}

import { I18nProvider } from '@lingui/react'
import { useEffect } from 'react'
import { languageOf, useTheme } from '../view/surroundings.ts'
import { useView } from '../view/use-view.ts'
import { catalogs } from '../words/catalog.ts'
import { BowtieView } from './bowtie-view.tsx'

/** The page in the language and the theme of the view. */
export function BowtiePage() {
  const [view] = useView()
  const lang = languageOf(view.lang)
  useTheme(view.theme)
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return (
    <I18nProvider i18n={catalogs[lang]}>
      <BowtieView />
    </I18nProvider>
  )
}

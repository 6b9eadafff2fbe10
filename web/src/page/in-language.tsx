import { I18nProvider } from '@lingui/react'
import { useEffect, type ReactNode } from 'react'
import { languageOf, useTheme } from '../view/surroundings.ts'
import { useView } from '../view/use-view.ts'
import { catalogs } from '../words/catalog.ts'

/** A page in the language and the theme that its address holds. */
export function InLanguage({ children }: { readonly children: ReactNode }) {
  const [view] = useView()
  const lang = languageOf(view.lang)
  useTheme(view.theme)
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return <I18nProvider i18n={catalogs[lang]}>{children}</I18nProvider>
}

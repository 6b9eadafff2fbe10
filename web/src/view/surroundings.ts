import { useEffect, useSyncExternalStore } from 'react'
import type { Language } from '../../../src/standard/types.ts'
import type { Theme } from './view.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme chosen, else the system's, on the page's root. */
export function useTheme(chosen: Theme | undefined): void {
  const isDark = useSyncExternalStore(
    (told) => {
      dark.addEventListener('change', told)
      return () => dark.removeEventListener('change', told)
    },
    () => dark.matches,
  )
  const theme = chosen ?? (isDark ? 'dark' : 'light')
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
}

/** The language chosen, else the browser's first that we speak. */
export function languageOf(chosen: Language | undefined): Language {
  if (chosen !== undefined) return chosen
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => /en|fr/u.test(tag))
  return first === 'fr' ? 'fr' : 'en'
}

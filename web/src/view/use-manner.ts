import { useView } from './use-view.ts'
import type { View } from './view.ts'

/** How the page is seen: what a link to another page takes along. */
export function useManner(): Pick<View, 'lang' | 'theme'> {
  const [{ lang, theme }] = useView()
  return { ...(lang === undefined ? {} : { lang }), ...(theme === undefined ? {} : { theme }) }
}

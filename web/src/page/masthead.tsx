import { Choice } from '../controls/choice.tsx'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

/** Whose company this is, and how the page is read: language, theme, the bare numbers. */
export function Masthead({ company, path }: { readonly company: string; readonly path: string }) {
  const { lang, say } = useWords()
  const [view, change] = useView()
  const other = lang === 'en' ? 'fr' : 'en'
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 pt-5 sm:pt-8">
      <a
        href="#answer"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:bg-raised focus:px-3 focus:py-2"
      >
        {say('skip')}
      </a>
      <h1 className="text-xl font-bold tracking-tight sm:text-2xl">
        <bdi>{company}</bdi>
      </h1>
      <div className="no-print flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm">
        <a className="link" href={path}>
          {say('numbers')}
        </a>
        <a className="link" href={`/api?lang=${lang}`}>
          {say('api')}
        </a>
        <button type="button" className="link" lang={other} onClick={() => change({ lang: other })}>
          {other === 'fr' ? 'Français' : 'English'}
        </button>
        <Choice
          label={say('theme')}
          isLabelShown
          value={view.theme ?? 'auto'}
          options={(['auto', 'light', 'dark'] as const).map((value) => [value, say(value)])}
          choose={(theme) => change({ theme: theme === 'auto' ? undefined : theme })}
        />
      </div>
    </header>
  )
}

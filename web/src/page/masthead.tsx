import { Link } from '@tanstack/react-router'
import { Choice } from '../controls/choice.tsx'
import { useManner } from '../view/use-manner.ts'
import { useView } from '../view/use-view.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly company: string
  /** Where the numbers of the page stand. */
  readonly path: string
  /** The company's name leads to the bowtie, and is not the page's heading. */
  readonly isLinkHome?: boolean
}

/** Whose company this is, and how the page is read: language, theme, the bare numbers. */
export function Masthead({ company, path, isLinkHome = false }: Props) {
  const { lang, say } = useWords()
  const [view, change] = useView()
  const manner = useManner()
  const other = lang === 'en' ? 'fr' : 'en'
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 pt-5 sm:pt-8">
      <a
        href="#answer"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:bg-raised focus:px-3 focus:py-2"
      >
        {say('skip')}
      </a>
      {isLinkHome ? (
        <Link to="/" search={manner} className="font-bold tracking-tight hover:text-teal">
          <bdi>{company}</bdi>
        </Link>
      ) : (
        <h1 className="text-xl font-bold tracking-tight sm:text-2xl">
          <bdi>{company}</bdi>
        </h1>
      )}
      <div className="no-print flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm">
        <Link to="/answers" search={manner} className="link">
          {say('answers')}
        </Link>
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

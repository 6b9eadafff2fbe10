import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { projectQuery } from '../api/queries.ts'
import { Masthead } from '../page/masthead.tsx'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly title: string
  /** Where the same stands as JSON. */
  readonly path: string
  readonly isBusy: boolean
  readonly children: ReactNode
}

/** What stands around every page but the bowtie's. */
export function AnswerFrame({ title, path, isBusy, children }: Props) {
  const { lang, say } = useWords()
  const { data: project } = useQuery(projectQuery(lang))
  const company = project?.company
  useEffect(() => {
    document.title = [title, company, 'Bowline'].filter((part) => part !== undefined).join(' · ')
  }, [title, company])
  return (
    <div className="flex min-h-screen flex-col px-4 sm:px-8 lg:px-12">
      <Masthead path={path} company={company ?? 'Bowline'} isLinkHome />
      <main id="answer" tabIndex={-1} className="flex-1 pb-12 outline-none" aria-busy={isBusy}>
        {children}
      </main>
      {project !== undefined && (
        <footer className="border-t border-hairline py-4 text-sm text-muted">
          {say('footer', { ...project })}
        </footer>
      )}
    </div>
  )
}

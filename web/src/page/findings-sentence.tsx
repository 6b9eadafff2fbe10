import type { ShownFinding } from '../../../src/answers/answer.ts'
import { useWords, type Words } from '../words/use-words.ts'

/** How many findings of which severity, in sight of the picture. */
export function FindingsSentence({ findings }: { readonly findings: readonly ShownFinding[] }) {
  const words = useWords()
  const { say } = words
  if (findings.length === 0) return <p className="mt-4 text-sm text-muted">{say('findingsNone')}</p>
  return (
    <p className="mt-4 text-sm">
      {say('findingsSome', { list: severityList(findings, words) })}{' '}
      <a
        className="link no-print"
        href="#findings"
        aria-label={`${say('show')}: ${say('findings')}`}
      >
        {say('show')}
      </a>
    </p>
  )
}

function severityList(findings: readonly ShownFinding[], { lang, say }: Words): string {
  const kinds = [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['info', 'infos'],
  ] as const
  const parts = kinds.flatMap(([severity, word]) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [say(word, { count })]
  })
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(parts)
}

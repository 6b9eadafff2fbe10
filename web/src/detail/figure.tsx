import { useWords } from '../words/use-words.ts'

/** A figure beside its name. */
export function Figure(props: {
  readonly word: string
  readonly isChosen?: boolean
  readonly children: React.ReactNode
}) {
  const weight = props.isChosen === true ? 'font-semibold text-teal' : ''
  return (
    <div className={`flex justify-between gap-4 border-t border-hairline py-1 ${weight}`}>
      <dt>{props.word}</dt>
      <dd className="text-end">{props.children}</dd>
    </div>
  )
}

/** The same figure of the period before. */
export function Before({ value }: { readonly value: string | null }) {
  const { say } = useWords()
  return value === null ? null : (
    <span className="block text-xs font-normal text-muted">{say('before', { value })}</span>
  )
}

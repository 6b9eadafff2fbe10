import { useState } from 'react'
import type { SetCell } from '../../../src/models/math/set-cell.ts'
import type { Sheet } from '../../../src/models/math/sheet.ts'
import { useWords } from '../words/use-words.ts'
import { planYaml } from './plan-yaml.ts'

interface Props {
  readonly sheets: readonly Sheet[]
  readonly sets: readonly SetCell[]
}

/** The sheet as a file, for the clipboard; where there is none, to be marked. */
export function CopyYaml({ sheets, sets }: Props) {
  const { say } = useWords()
  const [state, setState] = useState<'copied' | 'refused' | null>(null)
  const text = planYaml(sheets, sets)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {say('planCopy')}
      </button>
      <span role="status" className="text-sm text-muted">
        {state === null ? '' : say(state === 'copied' ? 'planCopied' : 'planNotCopied')}
      </span>
      {state === 'refused' && (
        <textarea readOnly aria-label={say('planCopy')} rows={12} value={text} className="field" />
      )}
    </>
  )
}

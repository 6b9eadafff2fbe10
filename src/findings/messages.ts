import type { Language } from '../standard/types.ts'
import type { Finding } from './finding.ts'
import type { Messages, Naming, Shown, StageName } from './message.ts'
import { english } from './messages/messages-en.ts'
import { french } from './messages/messages-fr.ts'

const messages: Readonly<Record<Language, Messages>> = { en: english, fr: french }

/** A finding in words for whoever runs the revenue, in their language. */
export function showFinding(
  finding: Finding,
  lang: Language,
  { name = (stage) => stage, isDeclared = () => false }: Partial<Naming> = {},
): Shown {
  const show = messages[lang][finding.code] as (
    finding: Finding,
    name: StageName,
    naming: Naming,
  ) => Shown
  return show(finding, name, { name, isDeclared })
}

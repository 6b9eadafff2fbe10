import { formatDay } from '../../time/calendar.ts'
import { counted } from '../../findings/wording.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Language } from '../../standard/types.ts'
import type { Answer } from '../answer.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { monthlyFindings } from '../bowtie/count-months.ts'
import { untrackedFindings } from './merged-findings.ts'
import { column } from '../columns.ts'
import { plainInput, type PlainInput } from '../input/common-input.ts'
import { dataLeftOut } from '../money/money-findings.ts'
import { asOfOf } from '../input/normalize.ts'
import { bySeverity, shownFinding } from './shown-finding.ts'

const columns = [
  column('severity', 'text', { en: 'severity', fr: 'gravité' }),
  column('code', 'text', { en: 'code', fr: 'code' }),
  column('where', 'text', { en: 'where', fr: 'où' }),
  column('rows', 'count', { en: 'rows', fr: 'lignes' }),
  column('message', 'text', { en: 'finding', fr: 'constat' }),
  column('effect', 'text', { en: 'effect', fr: 'effet' }),
  column('ref', 'ref', { en: 'ref', fr: 'réf.' }),
]

export const findings: Answer<PlainInput> = {
  name: 'findings',
  topic: 'evidence',
  title: { en: 'Findings', fr: 'Constats' },
  question: {
    en: 'What is wrong with, or doubtful about, the data, and what does it do to the numbers?',
    fr: 'Qu’est-ce qui est faux ou douteux dans les données, et quel en est l’effet sur les chiffres ?',
  },
  input: plainInput,
  needs: [],
  profiled: true,
  async run({ engine, lang }, input) {
    const asOf = asOfOf(engine.catalog, input)
    const { catalog } = engine
    const found = bySeverity([
      ...catalog.findings,
      ...monthlyFindings(catalog.counted),
      ...untrackedFindings(catalog, lang),
      ...(await dataLeftOut(engine, input)),
    ])
    return {
      asOf: formatDay(asOf),
      columns: columns.map((make) => make(lang)),
      rows: found.map((finding) => ({ ...shownFinding(finding, engine, lang) })),
      summary: { sentence: sentence(found, lang), total: found.length },
      findings: asOfFindings(engine.catalog, { asOf }),
    }
  },
}

function sentence(found: readonly Finding[], lang: Language): string {
  if (found.length === 0) return lang === 'en' ? 'Nothing was found.' : 'Rien à signaler.'
  const of = (severity: string): number =>
    found.filter((finding) => finding.severity === severity).length
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')]
  return lang === 'en'
    ? `${counted(errors, ['error', 'errors'], 'en')}, ${counted(warnings, ['warning', 'warnings'], 'en')}, ${counted(infos, ['note', 'notes'], 'en')}.`
    : `${counted(errors, ['erreur', 'erreurs'], 'fr')}, ${counted(warnings, ['avertissement', 'avertissements'], 'fr')}, ${counted(infos, ['remarque', 'remarques'], 'fr')}.`
}

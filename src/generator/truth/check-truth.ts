import { instead, nearestName } from '../../standard/nearest-name.ts'
import { stages } from '../../standard/stages.ts'
import { tableNamed } from '../../standard/tables.ts'
import { ProjectError } from '../../project/project-error.ts'
import { label } from '../../project/yaml/yaml-path.ts'
import type { YamlPath } from '../../project/yaml/yaml-path.ts'
import type { YamlText } from '../../project/yaml/yaml-text.ts'
import { checkShares } from './check-shares.ts'
import { checkSteps } from './check-steps.ts'
import type { Fault } from './fault.ts'
import type { TruthShape } from './truth-schema.ts'

/** What a right shape may still have wrong: sums, names, dates, and what contradicts itself. */
export function checkTruth(truth: TruthShape, yaml: YamlText): readonly ProjectError[] {
  const problems: ProjectError[] = []
  const fault: Fault = (path, message, remedy) => {
    const place = yaml.valuePlace(path)
    problems.push(new ProjectError(`${label(path)} ${message}`, { place, remedy }))
  }
  checkDates(truth, fault)
  checkAttributes(truth, fault)
  checkShares(truth, fault)
  checkSteps(truth, fault)
  checkNames(truth, fault)
  checkOffers(truth, fault)
  checkCurrencies(truth, fault)
  return problems
}

function checkDates(truth: TruthShape, fault: Fault): void {
  const inOrder = (path: YamlPath, from: string | undefined, until: string | undefined): void => {
    if (from === undefined || until === undefined || from < until) return
    fault([...path, 'until'], `must be after from: ${until}`, `write a day after ${from}`)
  }
  inOrder([], truth.from, truth.until)
  if (truth.from < '1950-01-01') {
    fault(['from'], `must not be before 1950: ${truth.from}`, 'write a later day')
  }
  if (truth.until > '2090-01-01') {
    fault(['until'], `must not be after 2090: ${truth.until}`, 'write an earlier day')
  }
  truth.effects?.forEach(({ from, until }, nth) => inOrder(['effects', nth], from, until))
  truth.arrivals?.campaigns?.forEach(({ from, until }, nth) =>
    inOrder(['arrivals', 'campaigns', nth], from, until),
  )
}

function checkAttributes({ attributes = {} }: TruthShape, fault: Fault): void {
  const columns = tableNamed('journeys').columns.map(({ name }) => name)
  const taken = new Set([...columns, 'campaign', 'account', 'lead_id'])
  taken.delete('motion')
  for (const [name, values] of Object.entries(attributes)) {
    if (taken.has(name)) {
      fault(['attributes', name], 'has the name of a column of its own', `write \`${name}_kind\``)
    }
    if (Object.keys(values).length === 0) {
      fault(['attributes', name], 'has no values', 'write `a: 0.6` and `b: 0.4`, or remove it')
    }
  }
}

function checkNames(truth: TruthShape, fault: Fault): void {
  const { attributes = {}, steps } = truth
  const known = (path: YamlPath, name: string, names: readonly string[], what: string): void => {
    if (!names.includes(name)) {
      fault(path, `is no ${what} of this truth: ${name}`, instead(nearestName(name, names), names))
    }
  }
  const checkWhen = (
    path: YamlPath,
    when: Readonly<Record<string, string | readonly string[]>> = {},
  ) => {
    for (const [name, values] of Object.entries(when)) {
      known([...path, 'when', name], name, Object.keys(attributes), 'attribute')
      const there = attributes[name]
      if (there === undefined) continue
      ;[values].flat().forEach((value, nth) => {
        const at = typeof values === 'string' ? [name] : [name, nth]
        known([...path, 'when', ...at], value, Object.keys(there), `value of ${name}`)
      })
    }
  }
  const left = stages.map(({ id }) => id).filter((id) => id in steps || isAlways(id))
  truth.effects?.forEach((effect, nth) => {
    checkWhen(['effects', nth], effect.when)
    effect.stages?.forEach((stage, place) =>
      known(['effects', nth, 'stages', place], stage, left, 'stage that is left'),
    )
    const before = truth.effects?.slice(0, nth) ?? []
    if (before.some(({ name }) => name === effect.name)) {
      fault(['effects', nth, 'name'], `is given twice: ${effect.name}`, 'write another name')
    }
  })
  truth.mixes?.forEach(({ attribute, when, shares }, nth) => {
    const names = Object.keys(attributes)
    const path = ['mixes', nth]
    known([...path, 'attribute'], attribute, names, 'attribute')
    checkWhen(path, when)
    const values = Object.keys(attributes[attribute] ?? {})
    for (const value of Object.keys(shares)) {
      known([...path, 'shares', value], value, values, `value of ${attribute}`)
    }
    const late = Object.keys(when).find((name) => names.indexOf(name) >= names.indexOf(attribute))
    if (late !== undefined) {
      fault([...path, 'when'], `must name attributes before ${attribute}: ${late}`, 'reorder them')
    }
    if (attribute === 'channel') {
      fault(path, 'must not be of channel: campaigns move its shares', 'mix another attribute')
    }
    if (attribute !== 'motion' && (truth.accounts?.repeat ?? 0) > 0) {
      const remedy = 'remove one of the two'
      fault(
        path,
        `must not be there beside accounts.repeat: an account keeps its ${attribute}`,
        remedy,
      )
    }
  })
  truth.people?.forEach((team, nth) => checkWhen(['people', nth], team.when))
  truth.offers.forEach((offer, nth) => checkWhen(['offers', nth], offer.when))
  const channels = Object.keys(attributes['channel'] ?? {})
  truth.arrivals?.campaigns?.forEach(({ channel }, nth) =>
    known(['arrivals', 'campaigns', nth, 'channel'], channel, channels, 'value of channel'),
  )
  for (const channel of Object.keys(truth.channels ?? {})) {
    known(['channels', channel], channel, channels, 'value of channel')
  }
}

/** These steps have defaults. */
function isAlways(stage: string): boolean {
  return stage === 'commit' || stage === 'live'
}

function checkOffers({ offers }: TruthShape, fault: Fault): void {
  const last = offers.length - 1
  if (Object.keys(offers[last]?.when ?? {}).length > 0) {
    fault(['offers', last, 'when'], 'must not be there: the last offer is for all', 'remove it')
  }
  offers.forEach(({ name, when = {} }, nth) => {
    if (nth < last && Object.keys(when).length === 0) {
      fault(['offers', nth], 'leaves nobody to the offers after it', 'give it a `when`')
    }
    if (offers.slice(0, nth).some((before) => before.name === name)) {
      fault(['offers', nth, 'name'], `is given twice: ${name}`, 'write another name')
    }
  })
}

function checkCurrencies(truth: TruthShape, fault: Fault): void {
  const values = Object.keys(truth.attributes?.['country'] ?? {})
  const taken = new Set<string>()
  for (const [currency, { countries }] of Object.entries(truth.currencies ?? {})) {
    if (currency === truth.currency) {
      fault(['currencies', currency], "is the company's own", 'remove it')
    }
    countries.forEach((country, nth) => {
      const path = ['currencies', currency, 'countries', nth]
      if (!values.includes(country)) {
        const remedy = instead(nearestName(country, values), values)
        fault(path, `is no value of country of this truth: ${country}`, remedy)
      }
      if (taken.has(country)) fault(path, `pays in two currencies: ${country}`, 'name it once')
      taken.add(country)
    })
  }
}

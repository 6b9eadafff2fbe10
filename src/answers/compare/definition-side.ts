import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import type { MoneyAsked } from '../money/money-asked.ts'

/** Money asked by a definition. */
export interface DefinitionSide {
  readonly asked: MoneyAsked
  /** With the grain asked for. */
  readonly policies: RevenuePolicies
  readonly label: string
}

/** The same money asked by two definitions: `a` is what `b` is compared with. */
export interface DefinitionSides {
  readonly a: DefinitionSide
  readonly b: DefinitionSide
}

import type { Attribute } from '../truth/truth.ts'

/** `when` of the truth by index: every attribute named must have one of the values. */
export type When = readonly { readonly attribute: number; readonly values: readonly boolean[] }[]

export function prepareWhen(
  when: Readonly<Record<string, readonly string[]>>,
  attributes: readonly Attribute[],
): When {
  return Object.entries(when).map(([name, values]) => {
    const attribute = attributes.findIndex((found) => found.name === name)
    if (attribute < 0) throw new Error(`attribute must be one of the truth: ${name}`)
    return {
      attribute,
      values: attributes[attribute]!.values.map(({ value }) => values.includes(value)),
    }
  })
}

export function holds(when: When, values: readonly number[]): boolean {
  for (const { attribute, values: meant } of when) {
    if (!meant[values[attribute]!]!) return false
  }
  return true
}

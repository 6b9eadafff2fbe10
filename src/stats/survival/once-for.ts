/** The same function, which works out what it gives once for each list: of lists that nobody changes. */
export function onceFor<List extends object, Made>(
  make: (list: List) => Made,
): (list: List) => Made {
  const made = new WeakMap<List, { readonly value: Made }>()
  return (list) => {
    const before = made.get(list)
    if (before !== undefined) return before.value
    const value = make(list)
    made.set(list, { value })
    return value
  }
}

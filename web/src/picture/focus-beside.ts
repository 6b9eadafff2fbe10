const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

/** Moves from one part of a picture to the next or the last; `false` where there is none. */
export function focusBeside(picture: Element, target: EventTarget, key: string): boolean {
  const step = steps[key]
  const parts = [...picture.querySelectorAll<SVGElement>('[data-ref][tabindex]')]
  const at = parts.findIndex((part) => part === target)
  if (step === undefined || at < 0) return false
  const next = parts[at + step]
  next?.focus()
  return next !== undefined
}

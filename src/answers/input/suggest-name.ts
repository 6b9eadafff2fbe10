import { nearestName } from '../../standard/nearest-name.ts'

const MOST_NAMED = 20

/** `did you mean a? known: a, b`. */
export function suggestName(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  const more = known.length > MOST_NAMED ? ', …' : ''
  const list = `${known.slice(0, MOST_NAMED).join(', ')}${more}`
  const names = known.length === 0 ? 'there are none' : `known: ${list}`
  return nearest === null ? names : `did you mean ${nearest}? ${names}`
}

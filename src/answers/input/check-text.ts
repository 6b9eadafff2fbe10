import { CallError } from '../call-error.ts'

const LONGEST = 8000

/**
 * Refuses text that nobody means: control characters except tabs and line ends, halves of
 * characters, a value as long as a book. What data holds of these is reached by refs, which write
 * them in plain letters.
 */
export function checkText(option: string, value: unknown): void {
  if (Array.isArray(value)) for (const one of value as readonly unknown[]) checkText(option, one)
  if (typeof value !== 'string') return
  if (value.length > LONGEST) {
    throw new CallError(
      'bad_option',
      `${option} is longer than ${LONGEST} characters: ${value.length}`,
      'give a shorter value',
    )
  }
  const control = /[^\P{Cc}\t\n\r]/u.exec(value)?.[0]
  if (control !== undefined) {
    const code = control.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
    throw new CallError(
      'bad_option',
      `${option} holds a control character: U+${code}`,
      'leave it out; text of printed characters, tabs and line ends is understood',
    )
  }
  if (/\p{Cs}/u.test(value)) {
    throw new CallError(
      'bad_option',
      `${option} holds half a character, a surrogate without its other half`,
      'write the whole character, or leave it out',
    )
  }
}

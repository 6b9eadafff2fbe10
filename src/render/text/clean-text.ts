// oxlint-disable no-control-regex, no-misleading-character-class
const ESCAPE_SEQUENCE =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?/gu
const LINE_BREAK = /[\t\n\r\u0085\u2028\u2029]+/gu
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\ufeff]/gu
/** Controls, and marks that reorder what stands around them. */
const DANGEROUS = /[\p{Cc}\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]|\p{Cs}/gu

/**
 * Text from somebody's data, fit for a terminal: it can neither drive it nor reorder the line.
 * Escape sequences and control characters become U+FFFD, line breaks and tabs a space.
 */
export function cleanText(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCE, '\ufffd')
    .replace(LINE_BREAK, ' ')
    .replace(INVISIBLE, '')
    .replace(DANGEROUS, '\ufffd')
}

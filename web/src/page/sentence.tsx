const DATE = /(\d{4}-\d{2}(?:-\d{2})?)/

/** A sentence of an answer, whose dates are not broken over two lines. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(DATE).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span key={place} className="whitespace-nowrap">
        {part}
      </span>
    ),
  )
}

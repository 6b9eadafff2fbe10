import { BowtieView } from './bowtie-view.tsx'
import { InLanguage } from './in-language.tsx'

export function BowtiePage() {
  return (
    <InLanguage>
      <BowtieView />
    </InLanguage>
  )
}

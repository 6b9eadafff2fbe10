import { answerPages } from './answer-pages.ts'
import { figures } from './figures.ts'
import { journeys } from './journeys.ts'
import { keyboard } from './keyboard.ts'
import { manyValues } from './many-values.ts'
import { onHarbor } from './on-harbor.ts'
import { weight } from './weight.ts'

onHarbor('the page, in a real browser', [
  journeys,
  keyboard,
  figures,
  answerPages,
  weight,
  manyValues,
])

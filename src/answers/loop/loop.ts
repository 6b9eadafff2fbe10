import type { Answer } from '../answer.ts'
import { checkLoopScores } from './loop-check.ts'
import { loopAsked } from './loop-asked.ts'
import { loopAttributes } from './loop-attributes.ts'
import { loopInput, type LoopInput } from './loop-input.ts'
import { loopScores } from './loop-scores.ts'

export const loop: Answer<LoopInput> = {
  name: 'loop',
  topic: 'revenue',
  title: { en: 'Closed loop', fr: 'Boucle fermée' },
  question: {
    en: 'What marks our best customers, and do we win more like them?',
    fr: 'Qu’est-ce qui distingue nos meilleurs clients, et en gagnons-nous d’autres comme eux ?',
  },
  input: loopInput,
  needs: ['subscriptions'],
  profiled: true,
  async run(context, given) {
    const asked = await loopAsked(context.engine, given)
    switch (given.view) {
      case 'attributes':
        return loopAttributes(context, asked)
      case 'scores':
        return loopScores(context, asked, given)
      case 'check':
        return checkLoopScores(context, asked)
    }
  },
}

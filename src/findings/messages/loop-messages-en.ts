import type { LoopCode, Messages } from '../message.ts'
import { counted, wordNumber, wordPercent } from '../wording.ts'

const show = (message: string, effect: string) => ({ message, effect })
const percent = (share: number): string => wordPercent(Math.round(share * 100) / 100, 'en')

/** What marks good customers, and how far scores are to be believed. */
export const loopInEnglish: Pick<Messages, LoopCode> = {
  loop_few: (f) =>
    show(
      `${counted(f.rows, ['value of an attribute has', 'values of attributes have'], 'en')} too few customers to be tested, or too few others.`,
      `They are told without verdict. A test takes ${wordNumber(f.params.least, 'en')} customers on both sides for what they pay, and for what becomes of them so many that ${wordNumber(f.params.ends, 'en')} ends were to be expected on both.`,
    ),
  loop_unfinished: (f) =>
    show(
      `${counted(f.rows, ['customer', 'customers'], 'en')} first paid less than ${wordNumber(f.params.months, 'en')} months ago.`,
      'What they pay is not compared yet; what became of them counts for as long as it is known. Fewer months take more of them in.',
    ),
  loop_apart: () =>
    show(
      'Each attribute is told by itself, against all other customers.',
      'Attributes that go together share an effect, and none is proven to be its cause. The scores weigh all of them at once.',
    ),
  loop_of_today: (f) =>
    show(
      `${new Intl.ListFormat('en').format(f.params.dimensions)} ${f.params.dimensions.length === 1 ? 'is an attribute' : 'are attributes'} of accounts, known as of today.`,
      'Where a value was changed after the customer was won, it may tell what became of it rather than foretell it.',
    ),
  loop_without_impacts: () =>
    show(
      'The table impacts is not mapped.',
      'Who reached an impact is not known. Map impacts in bowline.yaml.',
    ),
  loop_untaught: (f) =>
    show(
      `${counted(f.rows, ['customer is', 'customers are'], 'en')} too few to learn scores from, or there are too few good ones among them, or too few others.`,
      `Scores take ${wordNumber(f.params.least, 'en')} customers whose months are over, ${wordNumber(f.params.good, 'en')} of them good and ${wordNumber(f.params.good, 'en')} not. Fewer months take more customers in.`,
    ),
  loop_unchecked: () =>
    show(
      'There are too few customers to check the scores on some that they were not learnt from.',
      'Nothing shows that they rank better than chance. Take them as a first hint.',
    ),
  loop_blind: (f) =>
    show(
      `Of ${counted(f.rows, ['customer', 'customers'], 'en')} that the scores had not seen, the better of two has the higher score ${percent(f.params.ranked)} of the time (${percent(f.params.low)} to ${percent(f.params.high)}): no better than chance, as far as can be told.`,
      'Do not choose by these scores.',
    ),
}

import { fold } from '../words/words.ts'

/** Words that turn a question into its opposite, leave a part out or look ahead: where the rules do not know what such a word does, nobody guesses. */
const TURNING = new Set(
  [
    'no not none nobody noone nothing never neither nor nowhere without except excepting unless besides excluding exclude',
    'until till yet already still anymore instead rather unlike minus hardly barely almost nearly only just',
    'will would shall should may might could if expect expected forecast predict predicted projected estimate likely probably soon',
    'guess best worst better worse why because',
    'ignore forget pretend instructions system prompt',
    'بدون دون غير سوى إلا الا عدا ماعدا باستثناء لا لم لن ليس ليست ليسوا أبدا فقط مجرد',
    'توقع توقعات نتوقع يتوقع سوف قد ربما لو إذا قبل بعد أفضل أسوأ لماذا تجاهل انس تعليمات',
  ]
    .flatMap((line) => line.split(' '))
    .map(fold),
)

export function isTurning(norm: string): boolean {
  return TURNING.has(norm)
}

import type { ConsentChannel } from '../contact/consent.ts'

/** Which way a verb is about; `came` is the one that it was said by. */
export type About = ConsentChannel | 'came'

/**
 * How people say that they want no more: a word that begins it, and all that may stand beside it for it to mean that. A sentence with any
 * other word in it says something else: “don’t send me the contract” is no refusal. Folded: small letters, one form of each Arabic letter.
 */
export type Refusing = {
  /** Its first words, one of these. */
  begins: readonly string[]
  about: About
  /** Words that may follow, in any order. */
  beside: ReadonlySet<string>
  /** One of these has to. */
  needs?: ReadonlySet<string>
  /** Unless it is for good it has to be all that is said: “don’t call, text me” asks for something. */
  isAlone?: true
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Said beside anything, and of no weight. */
export const FILLERS = words(
  'please pls plz kindly hi hello hey dear sir madam thanks thank you ok okay again anymore any ever and at all ' +
    'من فضلك لو سمحت رجاء الرجاء ارجو ارجوكم شكرا مرحبا نهائيا ابدا مره اخري ثانيه يا اخي',
)

/** Beside a “don’t” these say that it is for good; a word of time says that it is not. */
export const FOR_GOOD = words('again anymore ever more نهائيا ابدا اخري ثانيه')

const NOUNS =
  'message messages text texts sms email emails mail mails ads ad advertising adverts advertisements promotion promotions promotional offers marketing spam newsletter newsletters'
const CALLS = 'call calls'
const BESIDE = words(`more me us to my our your the on by from with this number whatsapp ${NOUNS}`)
const NOUNS_AR =
  'رسائل الرسائل رسائلكم رساله الرساله عروض العروض عروضكم اعلانات الاعلانات اعلاناتكم الترويجيه ترويجيه دعايات'
const BESIDE_AR = words(
  `لي الي بي معي علي عليّ معنا بنا لنا عن من علي عبر اي هذه هذا الرقم رقمي واتساب الواتساب منكم ${NOUNS_AR}`,
)

const NOT = ['do not', 'dont', 'never', 'stop to', 'u must not', 'you must not']
const not = (verbs: string) =>
  verbs.split(' ').flatMap((verb) => NOT.map((first) => `${first} ${verb}`))
const stop = (verbs: string) =>
  verbs.split(' ').flatMap((verb) => ['stop', 'quit'].map((first) => `${first} ${verb}`))
const la = (verbs: string) => verbs.split(' ').map((verb) => `لا ${verb}`)

export const REFUSALS: readonly Refusing[] = [
  {
    begins: ['stop', 'stopall', 'stop all'],
    about: 'came',
    beside: words(`now immediately ${NOUNS}`),
  },
  { begins: ['unsubscribe', 'opt out', 'optout', 'opt me out'], about: 'came', beside: BESIDE },
  {
    begins: not('message text write whatsapp contact'),
    about: 'came',
    beside: BESIDE,
    isAlone: true,
  },
  { begins: not('call phone ring'), about: 'phone', beside: BESIDE, isAlone: true },
  { begins: not('email mail'), about: 'email', beside: BESIDE, isAlone: true },
  { begins: not('send'), about: 'came', beside: BESIDE, needs: words(NOUNS), isAlone: true },
  {
    begins: ['do not', 'dont'].flatMap((no) =>
      ['bother me', 'disturb me', 'bother us'].map((verb) => `${no} ${verb}`),
    ),
    about: 'came',
    beside: BESIDE,
    isAlone: true,
  },
  {
    begins: stop('messaging texting writing contacting spamming bothering disturbing whatsapping'),
    about: 'came',
    beside: BESIDE,
  },
  { begins: stop('calling phoning ringing'), about: 'phone', beside: BESIDE },
  { begins: stop('emailing mailing'), about: 'email', beside: BESIDE },
  { begins: stop('sending'), about: 'came', beside: BESIDE, needs: words(NOUNS) },
  { begins: ['no more'], about: 'came', beside: BESIDE, needs: words(NOUNS) },
  { begins: ['no more'], about: 'phone', beside: words(CALLS), needs: words(CALLS) },
  {
    begins: ['i do not want', 'i dont want', 'we do not want', 'we dont want'],
    about: 'came',
    beside: words(`to receive get your from you more ${NOUNS}`),
    needs: words(NOUNS),
  },
  {
    begins: ['remove me', 'remove my', 'take me', 'take my', 'delete me', 'delete my'],
    about: 'came',
    beside: words(
      'number name from off of out your the this mailing list lists database contacts system',
    ),
    needs: words('list lists database contacts system'),
  },
  {
    begins: ['توقف', 'توقفوا', 'قف', 'اوقف', 'اوقفوا', 'وقف', 'وقفوا', 'ايقاف', 'كفي', 'بطلوا'],
    about: 'came',
    beside: words(`الان فورا عن ارسال الارسال المراسله مراسلتي هذه لي ${NOUNS_AR}`),
  },
  {
    begins: ['توقف', 'توقفوا', 'اوقف', 'اوقفوا', 'وقفوا', 'ايقاف'],
    about: 'phone',
    beside: words('عن الاتصال الاتصالات بي اتصالاتكم اتصالات'),
    needs: words('الاتصال الاتصالات اتصالاتكم اتصالات'),
  },
  {
    begins: ['الغاء', 'الغ', 'الغوا', 'الغي', 'الغو'],
    about: 'came',
    beside: words('الاشتراك اشتراكي من القائمه'),
    needs: words('الاشتراك اشتراكي'),
  },
  {
    begins: la(
      'تراسلني تراسلوني تراسلنا تراسلونا ترسل ترسلوا ترسلي ترسلون تتواصل تتواصلوا تتواصلون تزعجني تزعجوني',
    ),
    about: 'came',
    beside: BESIDE_AR,
    isAlone: true,
  },
  {
    begins: la('تتصل تتصلوا تتصلي تتصلون تكلمني تكلموني تدق تدقوا تدقون'),
    about: 'phone',
    beside: BESIDE_AR,
    isAlone: true,
  },
  {
    begins: ['احذف', 'احذفوا', 'امسح', 'امسحوا', 'شيلوا', 'ازيلوا', 'ازل'],
    about: 'came',
    beside: words('رقمي اسمي بياناتي هذا من عندكم قائمتكم القائمه قوائمكم'),
    needs: words('رقمي اسمي بياناتي'),
  },
  {
    begins: ['لا اريد', 'لا نريد', 'ما اريد', 'ما ابي', 'مابي', 'ما ابغي', 'مابغي', 'لا ارغب'],
    about: 'came',
    beside: words(`في استلام تلقي استقبال المزيد اي من منكم هذه ${NOUNS_AR}`),
    needs: words(NOUNS_AR),
  },
  {
    begins: ['стоп', 'отписаться', 'не пишите мне', 'не пишите'],
    about: 'came',
    beside: words('больше мне'),
  },
  { begins: ['не звоните', 'не звоните мне'], about: 'phone', beside: words('больше мне') },
]

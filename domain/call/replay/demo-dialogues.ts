import type { Dialogue } from './dialogue.ts'

/** A dialogue that a demo plays; its turns are labelled by what the caller wants. Nobody of those who talk exists. */
type DemoDialogue = Omit<Dialogue, 'turns'> & {
  language: 'en' | 'ar'
  /** As the exchange shows somebody whom the house does not know. */
  callerName: string
  turns: { speaker: 'user' | 'system'; text: string; intent?: string }[]
}

export const DEMO_DIALOGUES = [
  {
    id: 'two-bed-marina',
    language: 'en',
    callerName: 'Priya Menon',
    turns: [
      {
        speaker: 'system',
        text: 'Good morning, PACE Properties. This call is recorded. How can I help?',
      },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'Hi, we are looking for a two bedroom in Dubai Marina, to rent.',
      },
      { speaker: 'system', text: 'With pleasure. What would you like to spend in a year?' },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'Say one hundred and sixty k, in four cheques if that works.',
      },
      { speaker: 'system', text: 'It does with most landlords. Is parking important?' },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'Parking is a must, and two bathrooms at least. We have a small dog.',
      },
      { speaker: 'system', text: 'Then I have two in mind. Would you like to see them?' },
      {
        speaker: 'user',
        intent: 'bookViewing',
        text: 'Yes please, Thursday at half past five would be perfect.',
      },
      { speaker: 'system', text: 'Thursday at half past five. I will send you both addresses.' },
      { speaker: 'user', intent: 'none', text: 'Lovely, thank you. Bye.' },
    ],
  },
  {
    id: 'villa-sale',
    language: 'en',
    callerName: 'James Okafor',
    turns: [
      { speaker: 'system', text: 'PACE Properties, good afternoon.' },
      {
        speaker: 'user',
        intent: 'listProperty',
        text: 'Hello, I own a four bedroom villa in Arabian Ranches and I think of selling it.',
      },
      { speaker: 'system', text: 'Thank you for calling us. Is somebody living there now?' },
      {
        speaker: 'user',
        intent: 'listProperty',
        text: 'A tenant until the end of September, they pay two hundred and ninety thousand.',
      },
      { speaker: 'system', text: 'And what have you in mind as a price?' },
      {
        speaker: 'user',
        intent: 'valuation',
        text: 'Five point two million, but I would like to hear what you think it is worth.',
      },
      { speaker: 'system', text: 'I can come and value it. Does Monday at eleven suit you?' },
      {
        speaker: 'user',
        intent: 'bookViewing',
        text: 'Monday at eleven is fine. It has a pool and a maid’s room, by the way.',
      },
      { speaker: 'system', text: 'Noted. See you on Monday.' },
    ],
  },
  {
    id: 'reschedule',
    language: 'en',
    callerName: 'Marta Silva',
    turns: [
      { speaker: 'system', text: 'PACE Properties, you are speaking with the lettings desk.' },
      {
        speaker: 'user',
        intent: 'reschedule',
        text: 'Hi, I have a viewing in JVC tomorrow and I cannot make it.',
      },
      { speaker: 'system', text: 'No problem at all. When would be better?' },
      {
        speaker: 'user',
        intent: 'reschedule',
        text: 'Could we say Saturday, at quarter past four?',
      },
      {
        speaker: 'system',
        text: 'Saturday at quarter past four it is. Is a one bedroom still what you want?',
      },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'Actually no, a studio would do, up to sixty five thousand a year.',
      },
      { speaker: 'system', text: 'Good to know, then I will bring another key as well.' },
    ],
  },
  {
    id: 'arabic-family',
    language: 'ar',
    callerName: 'أم خالد',
    turns: [
      {
        speaker: 'system',
        text: 'السلام عليكم، معك بيس العقارية، المكالمة مسجلة. كيف أقدر أساعدك؟',
      },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'وعليكم السلام، أبغى شقة ثلاث غرف في دبي مارينا للإيجار.',
      },
      { speaker: 'system', text: 'تكرم عينك. كم الميزانية في السنة؟' },
      { speaker: 'user', intent: 'findHome', text: 'بحدود مئتين ألف درهم، وعلى أربع شيكات.' },
      { speaker: 'system', text: 'هل تحتاجون موقف سيارة؟' },
      { speaker: 'user', intent: 'findHome', text: 'نعم، موقفين لو سمحت، وأربع حمامات.' },
      { speaker: 'system', text: 'متى يناسبكم تشوفون الشقة؟' },
      { speaker: 'user', intent: 'bookViewing', text: 'يوم الخميس الساعة خمسة ونص العصر.' },
      { speaker: 'system', text: 'تمام، الخميس الساعة خمسة ونص. بنرسل لكم العنوان.' },
    ],
  },
  {
    id: 'mixed-investor',
    language: 'ar',
    callerName: 'Fahad Al Suwaidi',
    turns: [
      { speaker: 'system', text: 'PACE Properties, مساء الخير.' },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'مساء النور، I am looking for an investment في داون تاون.',
      },
      { speaker: 'system', text: 'Ready or off plan?' },
      {
        speaker: 'user',
        intent: 'findHome',
        text: 'جاهزة، one bedroom, up to two point one million يعني.',
      },
      { speaker: 'system', text: 'And when would you like to see something?' },
      { speaker: 'user', intent: 'bookViewing', text: 'Sunday at seven, إن شاء الله.' },
      { speaker: 'system', text: 'Sunday at seven. Thank you, مع السلامة.' },
    ],
  },
] as const satisfies DemoDialogue[]

export type DemoDialogueId = (typeof DEMO_DIALOGUES)[number]['id']
/** `[first, ...others]`, as a choice wants it. */
export const DEMO_DIALOGUE_IDS = DEMO_DIALOGUES.map(({ id }) => id)

import { fieldsIn, type Template } from './template.ts'

type Written = Pick<Template, 'name' | 'category'> & { en: string; ar: string }

/** As a brokerage has them approved by Meta: the words that its customers read, not words of PACE. */
const WRITTEN: readonly Written[] = [
  {
    name: 'viewing_reminder',
    category: 'utility',
    en: 'Hello {{customer}}, a reminder of your viewing of {{home}} on {{day}} at {{time}}. Please answer here if you would like another time.',
    ar: 'مرحبًا {{customer}}، نذكّرك بموعد معاينة {{home}} يوم {{day}} الساعة {{time}}. إن رغبت في موعد آخر فأجبنا هنا.',
  },
  {
    name: 'viewing_booked',
    category: 'utility',
    en: 'Hello {{customer}}, your viewing of {{home}} is on {{day}} at {{time}}. Please confirm it or choose another time: {{link}} {{agent}}, {{house}}',
    ar: 'مرحبًا {{customer}}، موعد معاينتك لـ«{{home}}» يوم {{day}} الساعة {{time}}. يُرجى تأكيده أو اختيار موعد آخر: {{link}} {{agent}}، {{house}}',
  },
  {
    name: 'viewing_moved',
    category: 'utility',
    en: 'Hello {{customer}}, your viewing of {{home}} is now on {{day}} at {{time}}. Please tell us whether that suits you: {{link}} {{agent}}, {{house}}',
    ar: 'مرحبًا {{customer}}، أصبح موعد معاينتك لـ«{{home}}» يوم {{day}} الساعة {{time}}. يُرجى إخبارنا إن كان ذلك يناسبك: {{link}} {{agent}}، {{house}}',
  },
  {
    name: 'viewing_cancelled',
    category: 'utility',
    en: 'Hello {{customer}}, we are sorry: your viewing of {{home}} on {{day}} at {{time}} cannot take place. {{agent}}, {{house}}',
    ar: 'مرحبًا {{customer}}، نعتذر منك: لن تتم معاينتك لـ«{{home}}» يوم {{day}} الساعة {{time}}. {{agent}}، {{house}}',
  },
  {
    name: 'viewing_feedback',
    category: 'utility',
    en: 'Hello {{customer}}, thank you for your visit of {{home}}. How did you like it? {{link}} {{agent}}, {{house}}',
    ar: 'مرحبًا {{customer}}، شكرًا على زيارتك لـ«{{home}}». ما رأيك؟ {{link}} {{agent}}، {{house}}',
  },
  {
    name: 'your_enquiry',
    category: 'utility',
    en: 'Hello {{customer}}, this is {{agent}} about your enquiry of {{home}}. When may we talk?',
    ar: 'مرحبًا {{customer}}، معك {{agent}} بخصوص استفسارك عن {{home}}. متى يناسبك أن نتحدث؟',
  },
  {
    name: 'new_homes',
    category: 'marketing',
    en: 'Hello {{customer}}, new homes in {{area}} have come that may suit you. Shall we send them?',
    ar: 'مرحبًا {{customer}}، لدينا منازل جديدة في {{area}} قد تناسبك. هل نرسلها إليك؟',
  },
]

export const DEMO_TEMPLATES: readonly Template[] = WRITTEN.flatMap(({ name, category, ...texts }) =>
  (['en', 'ar'] as const).map((language) => {
    const text = texts[language]
    return { name, language, category, text, fields: fieldsIn(text), isNamed: true }
  }),
)

import { fieldsIn, type Template } from '#domain/message/template.ts'

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

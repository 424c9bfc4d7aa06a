type Answer = { to: RegExp; en: string; ar: string }

/** What a demo's customer may answer to what they have just read: their words, not words of PACE. The first that fits. */
const ANSWERS: readonly Answer[] = [
  {
    to: /\b(passport|document|approval|Emirates ID|deposit)\b|جواز|مستند|الهوية|تأمين/i,
    en: 'I will send it this evening.',
    ar: 'سأرسلها هذا المساء.',
  },
  {
    to: /https?:\/\/|\b(photos?|plan|attached|brochure|shortlist)\b|صور|مخطط|مرفق|كتيّب/i,
    en: 'Thank you, I have looked at it. The second one is lovely. Is it still available?',
    ar: 'شكرًا، اطلعت عليها. الثاني جميل جدًا. هل ما زال متاحًا؟',
  },
  {
    to: /\b(viewing|see it|show you|meet|morning|afternoon|o’clock)\b|\d{1,2}:\d{2}|معاينة|موعد|صباح|مساء|أريك/i,
    en: 'That suits us. Where shall we meet?',
    ar: 'يناسبنا ذلك. أين نلتقي؟',
  },
  {
    to: /\b(price|rent|cheques?|budget|offer)\b|السعر|الإيجار|دفعات|الميزانية|عرض/i,
    en: 'That is a little above our budget. Is there some room?',
    ar: 'هذا أعلى قليلًا من ميزانيتنا. هل هناك مجال؟',
  },
  {
    to: /[?؟]/,
    en: 'Yes, please. I am free tomorrow after six.',
    ar: 'نعم من فضلك. أنا متاح غدًا بعد السادسة.',
  },
]
const ELSE = {
  en: 'Thank you! I will talk to my family and come back to you.',
  ar: 'شكرًا! سأتحدث مع عائلتي وأعود إليكم.',
}

/** Long enough to say what a message is about. */
const READ = 2_000

/** A plausible answer to what the house wrote, in its language. */
export function demoAnswer(written: string): string {
  const text = written.slice(0, READ)
  const found = ANSWERS.find(({ to }) => to.test(text)) ?? ELSE
  return /\p{Script=Arabic}/u.test(text) ? found.ar : found.en
}

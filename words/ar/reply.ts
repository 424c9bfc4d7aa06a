import type { reply as en } from '../en/reply.ts'

export const reply: typeof en = {
  hello: (name) => (name ? `مرحبًا ${name}،` : 'مرحبًا،'),
  thanks: 'شكرًا لتواصلك معنا.',
  about: (title, reference) => `بخصوص ${title} (${reference}).`,
  sale: (price) => `معروض للبيع بسعر ${price}.`,
  rent: (price) => `الإيجار ${price}.`,
  has: (rooms) => `يضم ${rooms}.`,
  studio: 'وهو استوديو.',
  size: (size) => `المساحة ${size}.`,
  furnishings: {
    furnished: 'وهو مفروش.',
    partly: 'وهو مفروش جزئيًا.',
    unfurnished: 'وهو غير مفروش.',
  },
  parking: (spaces) => `ومعه ${spaces}.`,
  availableFrom: (day) => `متاح اعتبارًا من ${day}.`,
  permit: (number) => `رقم التصريح: ${number}.`,
  underOffer: (reference) => `العقار ${reference} قيد عرض حاليًا.`,
  gone: (reference) => `العقار ${reference} لم يعد متاحًا.`,
  times: (times) => `يمكنك معاينته ${times}. أي موعد يناسبك؟`,
  noTimes: 'أي يوم يناسبك للمعاينة؟',
  others: 'قد تناسبك هذه العقارات:',
  other: (parts) => `• ${parts.join('، ')}`,
  permitOf: (number) => `تصريح ${number}`,
  find: 'سأتحقق من بقية ما سألت عنه وأعود إليك.',
  ask: 'ما المنطقة التي تبحث فيها، وكم عدد غرف النوم، وما ميزانيتك؟',
  or: (times) =>
    times.length > 1 ? `${times.slice(0, -1).join('، ')} أو ${times.at(-1)}` : times.join(''),
  signed: (agent, house) => `${agent}، ${house}`,
}

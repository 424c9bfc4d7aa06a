import { expect, test } from 'vitest'
import { readRefusal } from './refusal.ts'

test.each([
  ['STOP', ['whatsapp']],
  ['stop.', ['whatsapp']],
  ['Please stop!', ['whatsapp']],
  ['Unsubscribe', ['whatsapp']],
  ['Hello, please unsubscribe me. Thank you', ['whatsapp']],
  ['STOP PROMOTIONS', ['whatsapp']],
  ['Don’t message me again', ['whatsapp']],
  ['do not contact me anymore please', ['whatsapp']],
  ['Stop sending me these... stop sending me messages', ['whatsapp']],
  ['Pls remove my number from your list', ['whatsapp']],
  ['Stop calling me', ['phone']],
  ["Please don't call me again", ['phone']],
  ['I don’t want your promotional emails', ['whatsapp']],
  ['توقف', ['whatsapp']],
  ['أوقفوا الرسائل', ['whatsapp']],
  ['لا تراسلني مرة أخرى لو سمحت', ['whatsapp']],
  ['لا تُرسِلوا لي رسائل', ['whatsapp']],
  ['إلغاء الاشتراك', ['whatsapp']],
  ['لا تتصلوا بي', ['phone']],
  ['مرحباً، لا أريد أي عروض منكم', ['whatsapp']],
  ['احذفوا رقمي من القائمة', ['whatsapp']],
  ['\u200fتوقف\u200f 🙏', ['whatsapp']],
  ['Stop now', ['whatsapp']],
  ['توقف الآن', ['whatsapp']],
  ['Don’t call me ever again. I have bought elsewhere.', ['phone']],
  ['Стоп', ['whatsapp']],
])('“%s” is a refusal', (text, channels) => {
  expect(readRefusal(text, 'whatsapp')?.channels).toEqual(channels)
})

test.each([
  'I will stop by tomorrow',
  'Is the bus stop near?',
  'Stop the viewing on Friday',
  'Don’t send me the contract before Sunday',
  'do not call me before six',
  'Please don’t write the cheque yet',
  'No',
  'No email',
  'No more than 90,000',
  'cancel',
  'Don’t call me now',
  'لا تتصل الآن',
  'لا تتصل بي اليوم',
  'Please don’t call, WhatsApp me',
  'Don’t text me. Call me!',
  'Thanks, don’t bother',
  'don’t call me just yet',
  'لا أريد شقة في المارينا',
  'لا ترسل لي العقد',
  'توقف السعر عند ٩٠ ألفًا',
  'إلغاء الموعد',
  'احذفوا الصورة',
  '',
  '\u0000\ud800',
  '🙂',
])('“%s” is none', (text) => {
  expect(readRefusal(text, 'whatsapp')).toBeNull()
})

test('what is refused is quoted as it was written, and a text of any length is read once', () => {
  expect(readRefusal('Hello. Stop messaging me, O’Brien', 'sms')).toEqual({
    channels: ['sms'],
    words: 'Stop messaging me',
    isAll: false,
  })
  expect(readRefusal('stop'.repeat(10_000), 'sms')).toBeNull()
  expect(readRefusal(' '.repeat(100_000) + 'stop', 'sms')).toBeNull()
})

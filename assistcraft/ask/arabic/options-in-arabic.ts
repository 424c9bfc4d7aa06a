/** What a question back offers, as it is said behind an Arabic question; "…" is what was said there. The rules read either way alike. */
const WAYS = `
leads = ضمن العملاء
listings = ضمن العقارات
calls = ضمن المكالمات
viewings = ضمن المعاينات
tasks = ضمن المهام
for sale = للبيع
for rent = للإيجار
who want to buy = من المشترين
who want to rent = من المستأجرين
by day = حسب اليوم
by week = حسب الأسبوع
by month = حسب الشهر
by state = حسب الحالة
won leads = عملاء كسبناهم
leads in offer = عملاء في مرحلة العرض
listings for sale = عقارات للبيع
won = كسبناهم
won or lost = كسبناهم أو خسرناهم
win rate = نسبة إتمام الصفقات
that reached it = وصلوا إليها
that came in = وردوا
that came in in … = وردوا في …
in … = في …
on … = في …
since … = منذ …
outbound of … = صادرة لدى …
inbound of … = واردة لدى …
of … = لدى …
for rent … = للإيجار …
… per month = … شهرياً
… per year = … سنوياً
… team = فريق …
`

const TABLE = WAYS.trim()
  .split('\n')
  .map((row) => {
    const [english = '', arabic = ''] = row.split(' = ')
    return { english: english.split('…'), arabic }
  })

/** Names and amounts stay as they are: they are the same in every language. */
export function optionInArabic(option: string): string {
  for (const { english, arabic } of TABLE) {
    const [before = '', after] = english
    if (after === undefined) {
      if (option === before) return arabic
      continue
    }
    const isRoomy = option.length > before.length + after.length
    if (isRoomy && option.startsWith(before) && option.endsWith(after))
      return arabic.replace('…', () => option.slice(before.length, option.length - after.length))
  }
  return option
}

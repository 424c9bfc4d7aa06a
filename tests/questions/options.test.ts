import { expect, test } from 'vitest'
import type { PlanReply } from '#assistcraft/ask/local-planner.ts'
import { ask } from './ask.ts'
import { FIRST_SET, HELD_OUT_SET, MANAGERS_SET } from './sets.ts'
import { LATER_SET } from './later-set.ts'

const SETS = [FIRST_SET, HELD_OUT_SET, LATER_SET, MANAGERS_SET]
const UNCOVERED = SETS.flatMap(({ uncovered }) => uncovered.flatMap(({ said }) => said))

function optionsOf(reply: PlanReply): string[] {
  return 'clarify' in reply ? reply.clarify.options : []
}

/** What an option comes to: its plan, or what would be asked next. */
function meaningOf(option: string): unknown {
  const reply = ask(option)
  return 'plan' in reply ? reply.plan : 'clarify' in reply ? reply.clarify.message : null
}

test.each([
  ['average price in Business Bay', 'متوسط السعر في الخليج التجاري؟'],
  ['how many in Dubai Marina?', 'كم في دبي مارينا؟'],
  ['deals this month', 'صفقات هذا الشهر'],
  ['sales this month', 'مبيعات هذا الشهر'],
  ['listings for rent under 8,000', 'عقارات للإيجار تحت ٨,٠٠٠'],
  ['listings under 8k per month', 'عقارات تحت 8 آلاف بالشهر'],
  ['how many units under 2 million?', 'كم وحدة تحت 2 مليون؟'],
  ['leads with a budget over 2m', 'عملاء ميزانيتهم فوق 2 مليون'],
  ['leads in viewing last month', 'العملاء في مرحلة المعاينة الشهر الماضي'],
  ['average rent per month', 'متوسط الإيجار لكل شهر'],
  ['average rent each month', 'متوسط الإيجار في كل شهر'],
  ['calls by Khan', 'مكالمات خان'],
  ['calls from Omar', 'مكالمات من عمر'],
  ['leads in Jumeirah', 'العملاء في جميرا'],
  ['leads from 3 November', 'العملاء من 3 نوفمبر'],
  ['lost leads from October', 'خسرنا عملاء من أكتوبر'],
])('[Q4] “%s” and “%s” are asked back with the same ways on, each in its own words', (en, ar) => {
  const [english, arabic] = [optionsOf(ask(en)), optionsOf(ask(ar))]
  expect(english).not.toEqual([])
  // Nobody’s name is written in both scripts here.
  expect(arabic.map((one) => one.replace(/(?:Omar|Layla) Khan/, '')).join()).not.toMatch(/[a-z]/i)
  const plans = (options: string[]) => options.filter((one) => 'plan' in ask(one)).map(meaningOf)
  expect(plans(arabic)).toEqual(plans(english))
})

test('[Q4] every way on that is offered comes to an answer, or to another question that does', () => {
  const offered = UNCOVERED.flatMap((question) => {
    const reply = ask(question)
    return optionsOf(reply).map((option) => ({ reply, option }))
  })
  expect(offered.length).toBeGreaterThan(50)
  for (const { reply, option } of offered) {
    const next = ask(option)
    expect(next, option).not.toEqual(reply)
    if (!('plan' in next)) expect(optionsOf(next), option).not.toEqual([])
  }
})

test('a period from a day on, or from one to another, is read in Arabic as in English', () => {
  expect(ask('العملاء من 3 إلى 15 نوفمبر')).toEqual(ask('leads from 3 to 15 November'))
  expect(ask('من لدينا اليوم؟')).toHaveProperty('refused')
  expect(ask('من لديه أكثر عملاء؟')).toEqual(ask('who has the most leads?'))
})

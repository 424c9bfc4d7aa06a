import { count, dayOf, groups, is, minutes, one, ranked, sum, talked, within } from '../gold.ts'
import type { Call, House, Task, Viewing } from '../house.ts'
import { NOW, PERSON } from '../house.ts'
import {
  asked,
  each,
  howMany,
  LAST_MONTH,
  LAST_WEEK,
  MOST,
  percent,
  THIS_MONTH,
  THIS_WEEK,
  TODAY,
  TOMORROW,
  YESTERDAY,
} from './record.ts'

const viewingsOf = ({ viewings }: House) => viewings
const tasksOf = ({ tasks }: House) => tasks
const callsOf = ({ calls }: House) => calls
type Time = { from: string; to: string }
const held = (time: Time) => (viewing: Viewing) => within(viewing.startsAt, time.from, time.to)
const due = (time: Time) => (task: Task) => within(task.dueAt, time.from, time.to)
const rang = (time: Time) => (call: Call) => within(call.startedAt, time.from, time.to)
const isLate = ({ doneAt, dueAt }: Task) =>
  doneAt === null && dueAt !== null && Date.parse(dueAt) < Date.parse(NOW)

export const MANAGERS_VIEWINGS = [
  asked({ measure: 'viewings', time: THIS_WEEK }, howMany(viewingsOf, held(THIS_WEEK)), {
    en: ['how many viewings do we have this week?'],
    ar: ['كم معاينة لدينا هذا الأسبوع؟'],
  }),
  asked(
    { measure: 'viewings', dimensions: ['agent'], time: LAST_MONTH },
    each(viewingsOf, ({ agentId }) => agentId, held(LAST_MONTH)),
    { en: ['viewings per agent last month'], ar: ['المعاينات حسب الوسيط الشهر الماضي'] },
  ),
  asked({ measure: 'viewings', time: TODAY }, howMany(viewingsOf, held(TODAY)), {
    en: ["today's viewings"],
    ar: ['معاينات اليوم'],
  }),
  asked(
    { measure: 'viewings', filters: [is('viewingStatus', 'noShow')], time: THIS_MONTH },
    howMany(viewingsOf, (v) => v.status === 'noShow' && held(THIS_MONTH)(v)),
    {
      en: ['number of no-shows this month'],
      ar: ['كم معاينة لم يحضر فيها العميل هذا الشهر؟'],
    },
  ),
  asked(
    { measure: 'viewings', dimensions: ['area'], filters: [is('viewingStatus', 'cancelled')] },
    (house) =>
      groups(
        house.viewings.filter(({ status }) => status === 'cancelled'),
        ({ listingId }) => [house.listings.find(({ id }) => id === listingId)?.area ?? null],
      ),
    { en: ['cancelled viewings by area'], ar: ['المعاينات الملغاة حسب المنطقة'] },
  ),
  asked(
    { measure: 'viewings', filters: [is('agent', PERSON.sara)], time: TOMORROW },
    howMany(viewingsOf, (v) => v.agentId === PERSON.sara && held(TOMORROW)(v)),
    { en: ['how many viewings does Sara have tomorrow?'], ar: ['معاينات سارة غداً'] },
  ),
  asked(
    {
      measure: 'viewings',
      filters: [is('viewingStatus', 'noShow')],
      share: ['viewingStatus'],
      time: LAST_MONTH,
    },
    ({ viewings }) => {
      const all = viewings.filter(held(LAST_MONTH))
      return one(percent(count(all.filter(({ status }) => status === 'noShow')), all.length))
    },
    {
      en: ['what percentage of viewings last month were no-shows?'],
      ar: ['كم نسبة المعاينات التي لم يحضر فيها العميل الشهر الماضي؟'],
    },
  ),
  asked(
    { measure: 'viewings', filters: [is('viewingStatus', 'pending')] },
    howMany(viewingsOf, ({ status }) => status === 'pending'),
    { en: ['viewings that are not confirmed yet'], ar: ['كم معاينة بانتظار التأكيد؟'] },
  ),
]

export const MANAGERS_TASKS = [
  asked(
    { measure: 'tasks', dimensions: ['agent'], filters: [is('done', false)] },
    each(
      tasksOf,
      ({ ownerId }) => ownerId,
      ({ doneAt }) => doneAt === null,
    ),
    { en: ['open tasks for each agent'], ar: ['المهام المفتوحة لكل وسيط'] },
  ),
  asked({ measure: 'tasks', filters: [is('overdue', true)] }, howMany(tasksOf, isLate), {
    en: ['how many tasks are overdue?'],
    ar: ['كم مهمة متأخرة؟'],
  }),
  asked(
    { measure: 'tasks', filters: [is('agent', PERSON.omar)], time: THIS_WEEK },
    howMany(tasksOf, (task) => task.ownerId === PERSON.omar && due(THIS_WEEK)(task)),
    { en: ["Omar's tasks due this week"], ar: ['مهام عمر هذا الأسبوع'] },
  ),
  asked(
    { measure: 'tasksDone', dimensions: ['agent'], time: LAST_WEEK },
    each(
      tasksOf,
      ({ ownerId }) => ownerId,
      ({ doneAt }) => within(doneAt, LAST_WEEK.from, LAST_WEEK.to),
    ),
    {
      en: ['tasks completed last week by agent'],
      ar: ['المهام المنجزة الأسبوع الماضي حسب الوسيط'],
    },
  ),
]

export const MANAGERS_CALLS = [
  asked(
    { measure: 'calls', filters: [is('state', 'missed')], time: YESTERDAY },
    howMany(callsOf, (call) => call.state === 'missed' && rang(YESTERDAY)(call)),
    { en: ['how many calls did we miss yesterday?'], ar: ['كم مكالمة فائتة أمس؟'] },
  ),
  asked(
    { measure: 'calls', dimensions: ['agent'], time: THIS_MONTH },
    each(callsOf, ({ agentId }) => agentId, rang(THIS_MONTH)),
    { en: ['calls per agent this month'], ar: ['المكالمات حسب الوسيط هذا الشهر'] },
  ),
  asked(
    { measure: 'averageCall', dimensions: ['agent'] },
    ({ calls }) =>
      groups(
        calls.filter((call) => talked([call]).length > 0),
        ({ agentId }) => [agentId],
        (own) => minutes(sum(talked(own)) / talked(own).length),
      ),
    { en: ['average call length for each agent'], ar: ['متوسط مدة المكالمة لكل وسيط'] },
  ),
  asked(
    { measure: 'calls', dimensions: ['direction'], time: LAST_WEEK },
    each(callsOf, ({ direction }) => direction, rang(LAST_WEEK)),
    { en: ['calls by direction last week'], ar: ['المكالمات حسب الاتجاه الأسبوع الماضي'] },
  ),
  asked(
    { measure: 'talkTime', filters: [is('agent', PERSON.sara)], time: THIS_MONTH },
    ({ calls }) =>
      one(
        minutes(sum(talked(calls.filter((c) => c.agentId === PERSON.sara && rang(THIS_MONTH)(c))))),
      ),
    { en: ["Sara's talk time this month"], ar: ['وقت التحدث لسارة هذا الشهر'] },
  ),
  asked(
    { measure: 'calls', filters: [is('state', 'missed')], share: ['state'] },
    ({ calls }) =>
      one(percent(count(calls.filter(({ state }) => state === 'missed')), calls.length)),
    { en: ['what share of calls are missed?'], ar: ['نسبة المكالمات الفائتة'] },
  ),
  asked(
    { measure: 'calls', dimensions: ['day'], time: LAST_WEEK },
    each(callsOf, ({ startedAt }) => dayOf(startedAt), rang(LAST_WEEK)),
    { en: ['daily calls last week'], ar: ['المكالمات يومياً الأسبوع الماضي'] },
  ),
  asked(
    {
      measure: 'longestCall',
      dimensions: ['call'],
      sort: MOST,
      limit: 1,
      time: THIS_MONTH,
    },
    ({ calls }) =>
      ranked(
        calls
          .filter((call) => rang(THIS_MONTH)(call) && talked([call]).length > 0)
          .map((call) => [call.id, minutes(sum(talked([call])))]),
        'most',
        1,
      ),
    { en: ['longest call this month'], ar: ['أطول مكالمة هذا الشهر'] },
  ),
  asked(
    { measure: 'calls', filters: [is('direction', 'inbound')], time: YESTERDAY },
    howMany(callsOf, (call) => call.direction === 'inbound' && rang(YESTERDAY)(call)),
    { en: ['incoming calls yesterday'], ar: ['المكالمات الواردة أمس'] },
  ),
]

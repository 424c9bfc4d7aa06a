import { count, groups, is, one, sum, within } from '../gold.ts'
import type { Call, House } from '../house.ts'
import { PERSON } from '../house.ts'
import { ASKED_ITEMS, type Checked, type Offered, type Talked } from '../house-calls.ts'
import { asked, LAST_MONTH, LAST_WEEK, LEAST, mean, MOST, percent, THIS_MONTH } from './record.ts'

type Time = { from: string; to: string }
type Of<Row> = Row & { call: Call }

const rang =
  ({ from, to }: Time) =>
  (row: { call: Call }) =>
    within(row.call.startedAt, from, to)
const agentOf = ({ call }: { call: Call }) => [call.agentId]
const isAccepted = ({ fate }: Offered) => fate === 'accepted' || fate === 'acceptedNotActedOn'
const talksOf = (house: House) => withCall(house, house.talks)
const offersOf = (house: House) => withCall(house, house.offers)
const checksOf = (house: House) =>
  withCall(house, house.checks).filter(
    ({ item, result }) => ASKED_ITEMS.includes(item) && result !== 'na',
  )
const ACCEPTED = is('fate', 'accepted', 'acceptedNotActedOn')

export const MANAGERS_TALK = [
  asked(
    { measure: 'talkRatio', dimensions: ['agent'] },
    (house) => groups(talksOf(house), agentOf, ratio),
    { en: ['talk ratio by agent'], ar: ['نسبة كلام الوسيط في المكالمات حسب الوسيط'] },
  ),
]

/** Written together with the rules that read them. */
export const AFTER_CALL_QUESTIONS = [
  asked(
    { measure: 'callScore', dimensions: ['agent'] },
    (house) => groups(checksOf(house), agentOf, score),
    {
      en: ['call score by agent', 'scorecards for each agent'],
      ar: ['تقييم المكالمات حسب الوسيط'],
    },
  ),
  asked(
    { measure: 'callScore', dimensions: ['checkItem'], time: LAST_MONTH },
    (house) => groups(checksOf(house).filter(rang(LAST_MONTH)), ({ item }) => [item], score),
    {
      en: ['call scores by checklist item last month'],
      ar: ['تقييم المكالمات حسب بند القائمة الشهر الماضي'],
    },
  ),
  asked(
    { measure: 'callScore', time: THIS_MONTH },
    (house) => one(score(checksOf(house).filter(rang(THIS_MONTH)))),
    { en: ['what is our average call score this month?'], ar: ['متوسط تقييم المكالمات هذا الشهر'] },
  ),
  asked(
    { measure: 'callScore', filters: [is('agent', PERSON.sara)] },
    (house) => one(score(checksOf(house).filter(({ call }) => call.agentId === PERSON.sara))),
    { en: ["Sara's call score"], ar: ['تقييم مكالمات سارة'] },
  ),
  asked(
    { measure: 'callScore', dimensions: ['team'], sort: LEAST },
    (house) => groups(checksOf(house), ({ call }) => [call.teamId], score),
    { en: ['which team has the lowest call quality?'], ar: ['أي فريق لديه أدنى جودة المكالمات؟'] },
  ),
  asked(
    { measure: 'interruptions', time: LAST_WEEK },
    (house) => one(sum(talksOf(house).filter(rang(LAST_WEEK)).map(interrupted))),
    {
      en: ['how many interruptions were there last week?'],
      ar: ['كم عدد المقاطعات الأسبوع الماضي؟'],
    },
  ),
  asked(
    { measure: 'interruptionsPerCall', dimensions: ['agent'] },
    (house) => groups(talksOf(house), agentOf, (talks) => mean(talks.map(interrupted))),
    {
      en: ['interruptions per call by agent', 'average interruptions for each agent'],
      ar: ['متوسط المقاطعات حسب الوسيط', 'المقاطعات في المكالمة حسب الوسيط'],
    },
  ),
  asked(
    { measure: 'interruptions', dimensions: ['agent'], sort: MOST },
    (house) => groups(talksOf(house), agentOf, (talks) => sum(talks.map(interrupted))),
    { en: ['which agent has the most interruptions?'], ar: ['أي وسيط لديه أكثر مقاطعات؟'] },
  ),
  asked(
    { measure: 'suggestions', filters: [ACCEPTED], time: THIS_MONTH },
    (house) => one(count(offersOf(house).filter((o) => isAccepted(o) && rang(THIS_MONTH)(o)))),
    {
      en: ['how many suggestions were accepted this month?'],
      ar: ['كم اقتراح مقبول هذا الشهر؟'],
    },
  ),
  asked(
    { measure: 'suggestions', dimensions: ['agent'], filters: [is('fate', 'dismissed')] },
    (house) =>
      groups(
        offersOf(house).filter(({ fate }) => fate === 'dismissed'),
        agentOf,
      ),
    {
      en: ['dismissed suggestions by agent', 'rejected suggestions per agent'],
      ar: ['الاقتراحات المرفوضة حسب الوسيط'],
    },
  ),
  asked(
    { measure: 'suggestions', filters: [ACCEPTED], share: ['fate'] },
    (house) => {
      const all = offersOf(house)
      return one(percent(count(all.filter(isAccepted)), all.length))
    },
    {
      en: ['what percentage of suggestions were accepted?'],
      ar: ['كم نسبة الاقتراحات المقبولة؟'],
    },
  ),
  asked(
    { measure: 'suggestions', filters: [is('fate', 'acceptedNotActedOn')] },
    (house) => one(count(offersOf(house).filter(({ fate }) => fate === 'acceptedNotActedOn'))),
    { en: ['suggestions accepted but not acted on'], ar: [] },
  ),
  asked(
    { measure: 'suggestions', dimensions: ['fate'], time: LAST_MONTH },
    (house) => groups(offersOf(house).filter(rang(LAST_MONTH)), ({ fate }) => [fate]),
    { en: ['suggestions by fate last month'], ar: [] },
  ),
]

function withCall<Row extends { callId: string }>({ calls }: House, rows: Row[]): Of<Row>[] {
  const known = new Map(calls.map((call) => [call.id, call]))
  return rows.flatMap((row) => {
    const call = known.get(row.callId)
    return call ? [{ ...row, call }] : []
  })
}

function score(checks: readonly Checked[]): number | null {
  return percent(count(checks.filter(({ result }) => result === 'met')), checks.length)
}

function ratio(talks: readonly Talked[]): number | null {
  const agent = sum(talks.map(({ agentMs }) => agentMs))
  return percent(agent, agent + sum(talks.map(({ customerMs }) => customerMs)))
}

function interrupted({ interruptions }: Talked): number {
  return interruptions
}

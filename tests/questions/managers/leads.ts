import { budget, count, groups, is, isNot, atLeast, atMost, one, winRate, within } from '../gold.ts'
import type { House, Lead } from '../house.ts'
import { PERSON } from '../house.ts'
import {
  asked,
  each,
  howMany,
  LAST_MONTH,
  LAST_QUARTER,
  percent,
  THIS_MONTH,
  THIS_WEEK,
  THIS_YEAR,
  mean,
} from './record.ts'

const OPEN = isNot('stage', 'won', 'lost')
const leadsOf = ({ leads }: House) => leads
const isOpen = ({ stage }: Lead) => stage !== 'won' && stage !== 'lost'
const came = (time: { from: string; to: string }) => (lead: Lead) =>
  within(lead.createdAt, time.from, time.to)
const ended = (stage: 'won' | 'lost', time: { from: string; to: string }) => (lead: Lead) =>
  lead.stage === stage && within(lead.stageChangedAt, time.from, time.to)

export const MANAGERS_LEADS = [
  asked({ measure: 'leads', time: THIS_WEEK }, howMany(leadsOf, came(THIS_WEEK)), {
    en: ['How many new leads did we get this week?'],
    ar: ['كم عميل جديد وصلنا هذا الأسبوع؟'],
  }),
  asked(
    { measure: 'leads', dimensions: ['source'], time: LAST_MONTH },
    each(leadsOf, ({ source }) => source, came(LAST_MONTH)),
    { en: ['leads per source for last month'], ar: ['العملاء حسب المصدر الشهر الماضي'] },
  ),
  asked(
    { measure: 'leads', filters: [is('temperature', 'hot')] },
    howMany(leadsOf, ({ temperature }) => temperature === 'hot'),
    { en: ['number of hot leads right now'], ar: ['كم عدد العملاء الساخنين؟'] },
  ),
  asked(
    { measure: 'leads', filters: [is('owned', false)] },
    howMany(leadsOf, ({ ownerId }) => ownerId === null),
    {
      en: ['how many leads has nobody picked up yet?'],
      ar: ['كم عدد العملاء غير المسندين لأحد؟'],
    },
  ),
  asked(
    { measure: 'leads', dimensions: ['agent'], filters: [OPEN] },
    each(leadsOf, ({ ownerId }) => ownerId, isOpen),
    {
      en: ['how many open leads does each agent have?'],
      ar: ['كم عدد العملاء المفتوحين لكل وسيط؟'],
    },
  ),
  asked(
    { measure: 'leads', filters: [is('agent', PERSON.sara)] },
    howMany(leadsOf, ({ ownerId }) => ownerId === PERSON.sara),
    { en: ['how many leads does Sara have?'], ar: ['كم عميل عند سارة؟'] },
  ),
  asked(
    { measure: 'leads', filters: [is('intent', 'buy'), is('area', 'jvc')] },
    howMany(leadsOf, ({ intent, areas }) => intent === 'buy' && areas.includes('jvc')),
    { en: ['buyers looking in JVC'], ar: ['عدد المشترين في قرية جميرا الدائرية'] },
  ),
  asked(
    { measure: 'leads', filters: [is('intent', 'rent'), atLeast('budget', 150_000)] },
    howMany(leadsOf, (lead) => lead.intent === 'rent' && (budget(lead) ?? 0) >= 150_000),
    {
      en: ['tenants with a yearly budget of at least 150k'],
      ar: ['كم مستأجر بميزانية سنوية لا تقل عن 150 ألف؟'],
    },
  ),
  asked(
    { measure: 'leads', filters: [is('intent', 'buy'), atMost('budget', 3_000_000)] },
    howMany(leadsOf, (lead) => {
      const amount = budget(lead)
      return lead.intent === 'buy' && amount !== null && amount <= 3_000_000
    }),
    {
      en: ['how many buyers have a budget of up to 3 million?'],
      ar: ['كم مشتري بميزانية حتى ٣ مليون؟'],
    },
  ),
  asked(
    { measure: 'closedLeads', filters: [is('stage', 'lost')], time: LAST_MONTH },
    howMany(leadsOf, ended('lost', LAST_MONTH)),
    { en: ['how many leads did we lose last month?'], ar: ['كم عميل خسرنا الشهر الماضي؟'] },
  ),
  asked(
    {
      measure: 'closedLeads',
      dimensions: ['agent'],
      filters: [is('stage', 'won')],
      time: THIS_YEAR,
    },
    each(leadsOf, ({ ownerId }) => ownerId, ended('won', THIS_YEAR)),
    { en: ['leads won this year by agent'], ar: ['كم عميل كسبنا هذه السنة لكل وسيط؟'] },
  ),
  asked(
    {
      measure: 'closedLeads',
      dimensions: ['lostReason'],
      filters: [is('stage', 'lost')],
      time: THIS_YEAR,
    },
    each(leadsOf, ({ lostReason }) => lostReason, ended('lost', THIS_YEAR)),
    {
      en: ['reasons for lost leads this year', 'why did we lose leads this year?'],
      ar: ['أسباب خسارة العملاء هذا العام'],
    },
  ),
  asked(
    { measure: 'winRate', dimensions: ['team'] },
    (house) => groups(house.leads, ({ teamId }) => [teamId], winRate).filter(([, v]) => v !== null),
    { en: ['win rate of each team'], ar: ['نسبة الفوز حسب الفريق'] },
  ),
  asked(
    { measure: 'winRate', filters: [is('agent', PERSON.omar)], time: LAST_QUARTER },
    ({ leads }) =>
      one(
        winRate(
          leads.filter(
            (lead) =>
              lead.ownerId === PERSON.omar &&
              within(lead.stageChangedAt, LAST_QUARTER.from, LAST_QUARTER.to),
          ),
        ),
      ),
    { en: ["what was Omar's win rate last quarter?"], ar: ['نسبة نجاح عمر في الربع الماضي'] },
  ),
  asked(
    { measure: 'cohortWon', time: LAST_MONTH },
    ({ leads }) => one(cohort(leads.filter(came(LAST_MONTH)))),
    {
      en: ['conversion of the leads that came in in October'],
      ar: ['نسبة تحويل العملاء الذين وصلوا في أكتوبر'],
    },
  ),
  asked(
    { measure: 'cohortWon', dimensions: ['month'], time: THIS_YEAR },
    ({ leads }) =>
      groups(leads.filter(came(THIS_YEAR)), ({ createdAt }) => [month(createdAt)], cohort),
    { en: ['cohort conversion by month this year'], ar: ['تحويل الدفعات حسب الشهر هذه السنة'] },
  ),
  asked(
    { measure: 'responseTime', time: THIS_MONTH },
    ({ leads }) => one(response(leads.filter(came(THIS_MONTH)))),
    { en: ['average response time this month'], ar: ['متوسط وقت الرد هذا الشهر'] },
  ),
  asked(
    { measure: 'responseTime', dimensions: ['agent'] },
    ({ leads }) =>
      groups(
        leads.filter(({ firstContactedAt }) => firstContactedAt !== null),
        ({ ownerId }) => [ownerId],
        response,
      ),
    {
      en: ['how fast does each agent respond to leads?'],
      ar: ['متوسط وقت الاستجابة لكل وسيط'],
    },
  ),
  asked(
    { measure: 'responseTime', filters: [is('source', 'bayut')] },
    ({ leads }) => one(response(leads.filter(({ source }) => source === 'bayut'))),
    { en: ['response time for Bayut leads'], ar: ['وقت الرد على عملاء بيوت'] },
  ),
  asked(
    { measure: 'reached', filters: [is('stage', 'offer')], time: THIS_MONTH },
    ({ stays }) =>
      one(
        new Set(
          stays
            .filter(({ to, at }) => to === 'offer' && within(at, THIS_MONTH.from, THIS_MONTH.to))
            .map(({ leadId }) => leadId),
        ).size,
      ),
    {
      en: ['how many leads reached the offer stage this month?'],
      ar: ['كم عميل وصل إلى مرحلة العرض هذا الشهر؟'],
    },
  ),
  asked(
    { measure: 'stageTime', dimensions: ['stage'] },
    ({ stays }) =>
      groups(
        stays.filter(({ until }) => until !== null),
        ({ to }) => [to],
        (own) =>
          mean(own.map(({ at, until }) => (Date.parse(until ?? at) - Date.parse(at)) / 86_400_000)),
      ),
    { en: ['average time in each stage'], ar: ['متوسط المدة في كل مرحلة'] },
  ),
  asked(
    {
      measure: 'leads',
      filters: [is('temperature', 'hot')],
      share: ['temperature'],
    },
    ({ leads }) =>
      one(percent(count(leads.filter(({ temperature }) => temperature === 'hot')), leads.length)),
    { en: ['what percentage of our leads are hot?'], ar: ['كم نسبة العملاء الساخنين؟'] },
  ),
  asked(
    {
      measure: 'leads',
      filters: [is('source', 'propertyFinder')],
      share: ['source'],
      time: THIS_YEAR,
    },
    ({ leads }) => {
      const all = leads.filter(came(THIS_YEAR))
      return one(
        percent(count(all.filter(({ source }) => source === 'propertyFinder')), all.length),
      )
    },
    {
      en: ['what percent of leads came from Property Finder this year?'],
      ar: ['كم بالمئة من العملاء من بروبرتي فايندر هذا العام؟'],
    },
  ),
  asked(
    { measure: 'leads', dimensions: ['source'], share: ['source'] },
    ({ leads }) =>
      groups(
        leads,
        ({ source }) => [source],
        (own) => percent(own.length, leads.length),
      ),
    { en: ['share of leads by source in percent'], ar: ['النسبة المئوية للعملاء حسب المصدر'] },
  ),
  asked(
    { measure: 'leads', time: THIS_MONTH, versus: LAST_MONTH },
    ({ leads }) => [
      ['2026-11-01/2026-12-01', leads.filter(came(THIS_MONTH)).length],
      ['2026-10-01/2026-11-01', leads.filter(came(LAST_MONTH)).length],
    ],
    {
      en: ['leads this month compared to last month'],
      ar: ['العملاء هذا الشهر مقارنة بالشهر الماضي'],
    },
  ),
  asked(
    { measure: 'leads', averagedOver: 'agent' },
    ({ leads }) => {
      const own = groups(
        leads.filter(({ ownerId }) => ownerId !== null),
        ({ ownerId }) => [ownerId],
      )
      return one(mean(own.map((row) => Number(row.at(-1)))))
    },
    { en: ['how many leads per agent on average?'], ar: ['متوسط عدد العملاء لكل وسيط'] },
  ),
]

function month(instant: string): string {
  return `${new Date(Date.parse(instant) + 4 * 3_600_000).toISOString().slice(0, 7)}-01`
}

function cohort(leads: readonly Lead[]): number | null {
  return percent(count(leads.filter(({ stage }) => stage === 'won')), leads.length)
}

function response(leads: readonly Lead[]): number | null {
  return mean(
    leads.flatMap(({ createdAt, firstContactedAt }) =>
      firstContactedAt ? [(Date.parse(firstContactedAt) - Date.parse(createdAt)) / 60_000] : [],
    ),
  )
}

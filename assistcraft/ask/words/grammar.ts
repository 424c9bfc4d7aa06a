import { type DimensionName, isDimension } from '#domain/metrics/dimensions.ts'
import { PORTALS } from '#domain/catalogue.ts'
import type { Choice, Forbidden, Meaning, Unsupported } from './meaning.ts'
import { PHRASES } from './phrases.ts'
import { SAID } from './value-words.ts'
import type { MetricSubject } from '#domain/metrics/catalogue.ts'
import type { ReferenceValue } from '#domain/reference/reference.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a result can be split by; a word that several records share is read by what is counted. */
const SPLITS: Partial<Record<DimensionName, string>> = {
  lostReason: 'reason|reasons|lost reason|lost reasons|loss reason|loss reasons|reason for loss',
  viewingStatus: 'status|statuses|outcome|outcomes|viewing status',
  checkItem:
    'checklist item|checklist items|item of the checklist|items of the checklist|scorecard item|scorecard items|item|items',
  fate: 'fate|fates',
  offerKind:
    'kind of suggestion|kinds of suggestion|kinds of suggestions|suggestion kind|suggestion type|type|types|kind',
  portal: 'portal|portals',
  portalState:
    'portal state|portal states|portal status|state on the portal|publication state|publishing state|publishing status',
  stage: 'stage|stages|status|statuses|funnel|pipeline stage|pipeline stages|stage of the pipeline',
  status: 'status|statuses|availability|listing status',
  state: 'state|states|outcome|outcomes|status',
  source: 'source|sources|channel|channels|portal|portals|origin|lead source|lead sources',
  intent: 'intent|intents|intention|intentions',
  temperature: 'temperature|temperatures|heat',
  purpose: 'purpose|purposes|offering',
  propertyType:
    'property type|property types|type|types|type of property|types of property|kind of property|home type|unit type',
  furnishing: 'furnishing|furnishings',
  priceBand: 'price band|price bands|price range|price ranges|price bracket|bracket',
  direction: 'direction|directions',
  area: 'area|areas|community|communities|neighbourhood|neighbourhoods|neighborhood|neighborhoods|location|locations|district|districts|places',
  agent:
    'agent|agents|owner|owners|person|broker|brokers|colleague|colleagues|salesperson|salespeople|negotiator|negotiators|consultant|consultants|employee|employees|staff|team member|team members|individual',
  team: 'team|teams|branch|branches',
  bedrooms: 'bedrooms|bedroom count|number of bedrooms|beds|bed count|bedroom|number of beds|rooms',
  day: 'day|days|date|dates',
  week: 'week|weeks',
  month: 'month|months',
}

const PERIODS: [phrases: string, name: DimensionName][] = [
  ['daily|day by day|day to day', 'day'],
  ['weekly|week by week|week on week', 'week'],
  ['monthly|month by month|month on month', 'month'],
]
/** Words that ask for a split by themselves. */
const SPLITTING: [phrases: string, name: DimensionName][] = [
  ['why|reasons for|reason for|reasons of|reasons behind|the reasons for', 'lostReason'],
]

/** Stages of which one says that a lead has been in them. */
const EVER = ['contacted', 'qualified', 'viewing', 'offer']
const UNSUPPORTED: [phrases: string, what: Unsupported, options?: string[]][] = [
  ['target|targets|on target|quota|quotas|goal|goals|kpi|kpis', 'targets'],
  ['commission|commissions', 'commission'],
  ['deal|deals', 'deals', ['won leads', 'leads in offer']],
  ['sales', 'sales', ['listings for sale', 'won leads']],
  ['closed|close', 'closed', ['won', 'won or lost']],
  ['offers|offer', 'offers'],
  ['lease|leases|leased|contract|contracts|tenancies', 'contracts'],
  ['trend|trends|over time', 'trend', ['by day', 'by week', 'by month']],
  ...EVER.map((stage): [string, Unsupported, string[]] => [
    `been ${stage}|ever ${stage}|been in ${stage}|ever in ${stage}`,
    'everIn',
    [`in ${stage}`, `reached ${stage}`],
  ]),
  ['contact|contacts', 'contacts', ['leads']],
  ['revenue|income|turnover|profit|fees', 'money'],
]

const FORBIDDEN: [phrases: string, why: Forbidden][] = [
  ['publish|drop table|truncate|delete|remove', 'changes'],
  [
    'phone number|phone numbers|phones|email address|email addresses|e mail address|e mail addresses|emails|e mails|passport|passports|emirates id|card number|card numbers|iban|ibans|password|passwords|salary|salaries|notes|transcript|transcripts|name of|names of|contact details|addresses',
    'contents',
  ],
]
/** Verbs that ask for something to be done, where a question begins with them. */
const ORDERS = new Set(
  'delete remove drop update change set create add insert assign reassign publish send email mail merge truncate alter grant export archive book cancel'.split(
    ' ',
  ),
)

export function isOrder(word: string): boolean {
  return ORDERS.has(word)
}

/** Every phrase of the language with its meaning; the later line wins where one phrase stands in two. */
export function grammarPhrases(lists: Vocabulary['lists']): [phrase: string, meaning: Meaning][] {
  const dimensions = new Map<string, DimensionName[]>()
  for (const [name, phrases] of Object.entries(SPLITS).filter(hasDimension)) {
    for (const phrase of parts(phrases))
      dimensions.set(phrase, [...(dimensions.get(phrase) ?? []), name])
  }
  return [
    ...[...dimensions].map(([phrase, names]): [string, Meaning] => [
      phrase,
      { kind: 'dimension', names },
    ]),
    ...listPhrases('source', lists.source, 'lead'),
    ...listPhrases('propertyType', lists.propertyType, 'listing'),
    ...lists.lostReason.flatMap(reasonPhrases),
    ...SAID.flatMap(([phrases, choices, implies]) =>
      each(phrases, { kind: 'value', choices, ...(implies ? { implies } : {}) }),
    ),
    ...PHRASES.flatMap(([phrases, meaning]) => each(phrases, meaning)),
    ...PERIODS.flatMap(([phrases, name]) => each(phrases, { kind: 'dimension', names: [name] })),
    ...SPLITTING.flatMap(([phrases, name]) =>
      each(phrases, { kind: 'dimension', names: [name], splits: true }),
    ),
    ...UNSUPPORTED.flatMap(([phrases, what, options]) =>
      each(phrases, { kind: 'unsupported', what, ...(options ? { options } : {}) }),
    ),
    ...FORBIDDEN.flatMap(([phrases, why]) => each(phrases, { kind: 'forbidden', why })),
  ]
}

/** A value of one of the house's lists, by what it is called in either language and by its other names. */
function listPhrases(
  dimension: 'source' | 'propertyType',
  values: readonly ReferenceValue[],
  implies: MetricSubject,
): [string, Meaning][] {
  return values.flatMap(({ key, labels, aliases }) => {
    const choices: Choice[] = [{ dimension, values: [key] }]
    // A portal is where a lead came from, and where a listing is shown.
    if (dimension === 'source' && Object.hasOwn(PORTALS, key))
      choices.push({ dimension: 'portal', values: [key] })
    const meaning: Meaning = { kind: 'value', choices, implies }
    const ways = [labels.en, `${labels.en}s`, labels.ar, ...aliases]
    return ways.map((way): [string, Meaning] => [way, meaning])
  })
}

/** A reason is a word of every day ("budget"): it is one only where it is said to be. */
function reasonPhrases({ key, labels }: ReferenceValue): [string, Meaning][] {
  const meaning: Meaning = {
    kind: 'value',
    choices: [{ dimension: 'lostReason', values: [key] }],
    implies: 'lead',
  }
  return [`because of ${labels.en}`, `due to ${labels.en}`, `for the reason ${labels.en}`].map(
    (way): [string, Meaning] => [way, meaning],
  )
}

function hasDimension(entry: [string, string]): entry is [DimensionName, string] {
  return isDimension(entry[0])
}

function each(phrases: string, meaning: Meaning): [string, Meaning][] {
  return parts(phrases).map((phrase) => [phrase, meaning])
}

function parts(phrases: string): string[] {
  return phrases
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
}

import type { Meaning } from './meaning.ts'

/** Words that carry nothing that could be asked for. Every one of them may be left out without changing the question. */
const FILLER = `
  a|an|the|and so|is|are|was|were|be|been|being|am|do|does|did|has|have|had|having|get|gets|got|getting|there|here|it|its|this
  in|on|at|of|for|from|to|with|within|into|out|as|through|via|about
  how|how many|how much of|what|what is|what are|whats|that|these|those|then|than|so|please|pls|thanks|thank you|hi|hello|hey|pace|ok
  show|show me|give|give me|tell|tell me|list|list me|count|count of|number|numbers|number of|amount of|volume of|find|find me|see|look up|let me know|let me see|display|report|report of|table of|chart|chart of|graph of|plot|overview of|breakdown of
  i want to know|i would like to know|i want to see|i want|i need|i would like|want to know|can you|could you|would you|can i|may i|can i see|can we see|please show
  we|us|our|ours|all|any|every single|some|currently|at the moment|at present|as of now|still|already|so far|to date so far|altogether|overall|in all|in total|just now
  make|made|making|take|took|taken|handle|handled|bring|brings|brought|come|comes|going on|exist|exists|stand|stands|sit|sits|question|data|figures|stats|statistics
  each other|various|different|respective|who are|who is|that are|that is|which are|which is|they|they are|by us|company wide|whole company|brokerage
  located|based|situated|priced|asking|costing|worth|property of
  -|,|you|your|me please|one|ones|happen|happened|took place`

const LEAD = 'lead|leads|enquiry|enquiries|inquiry|inquiries|prospect|prospects|pipeline'
const LISTING =
  'listing|listings|property|properties|home|homes|stock|inventory|unit|units|properties listed'
const VIEWING =
  'viewings|viewing appointments|appointment|appointments|property viewings|site visits|property visits'
const CALL =
  'call|calls|phone call|phone calls|conversation|conversations|phonecall|phonecalls|call volume|volume of calls'

/** Phrases with what they say, one line per meaning; alternatives stand between bars. */
export const PHRASES: [phrases: string, meaning: Meaning][] = [
  [FILLER, { kind: 'filler' }],
  [
    'looking for|look for|looks for|looking|interested in|interested|wanting|want|wants|wanted|need|needs|needing|ask for|asking for|searching for|in search of|after a|after an',
    { kind: 'seeks' },
  ],
  [LEAD, { kind: 'subject', subject: 'lead' }],
  [LISTING, { kind: 'subject', subject: 'listing' }],
  [CALL, { kind: 'subject', subject: 'call' }],
  [VIEWING, { kind: 'subject', subject: 'viewing' }],
  ['task|tasks|to dos|todos|to do items', { kind: 'subject', subject: 'task' }],

  [
    'win rate|win rates|winning rate|conversion|conversions|conversion rate|conversion rates|success rate|closing rate|close rate',
    { kind: 'measure', measure: 'winRate' },
  ],
  [
    'reached|reach|reaching|moved to|moved into|moved on to|progressed to|advanced to|got to',
    { kind: 'measure', measure: 'reached' },
  ],
  [
    'time in stage|time in a stage|time in the stage|days in stage|days in a stage|stage time|stage duration|stage durations|how long do leads stay|how long leads stay|how long does a lead stay|how long do leads stand|how long do leads spend|time leads spend',
    { kind: 'measure', measure: 'stageTime' },
  ],
  [
    'how long do listings stay on the market|how long listings stay on the market|how long do homes stay on the market|how long do properties stay on the market|how long does a listing stay on the market|how long do listings stay on market|days on market|days on the market|time on market|time on the market|market time|days to sell|time to sell',
    { kind: 'measure', measure: 'daysOnMarket' },
  ],
  [
    'talk ratio|talk ratios|talking ratio|talk to listen ratio|share of talking|talk share',
    { kind: 'measure', measure: 'talkRatio' },
  ],
  [
    'interruptions|interruption|number of interruptions|how often do agents interrupt|how often agents interrupt',
    { kind: 'measure', measure: 'interruptions', averaged: 'interruptionsPerCall' },
  ],
  [
    'interruptions per call|interruptions in each call|interruptions for each call|interruption rate',
    { kind: 'measure', measure: 'interruptionsPerCall' },
  ],
  [
    'call score|call scores|scorecard|scorecards|scorecard score|scorecard scores|checklist score|checklist scores|call quality|quality score|quality scores|score of calls|scores of calls',
    { kind: 'measure', measure: 'callScore' },
  ],
  [
    'suggestion|suggestions|ai suggestions|suggestions on calls',
    { kind: 'measure', measure: 'suggestions' },
  ],
  [
    'cohort conversion|cohort conversions|conversion by cohort|conversion of cohorts|cohort|cohorts',
    { kind: 'measure', measure: 'cohortWon' },
  ],
  [
    'response time|response times|reply time|reply times|answering time|first response time|time to respond|time to reply|time to first contact|time to first response|speed of response|response speed|how fast|how quickly|how soon',
    { kind: 'measure', measure: 'responseTime' },
  ],
  ['respond|responds|responded|respond to|reply|replies|reply to|responding', { kind: 'responds' }],
  ['permit|permits|advertising permits|listing permits', { kind: 'measure', measure: 'permits' }],
  [
    'ending|end|ends|expire|expires|expiring|run out|running out|running out of|due to expire|about to expire',
    { kind: 'ends' },
  ],
  ['expired|that have expired|already expired|lapsed', { kind: 'expired' }],
  [
    'publication|publications|published|published listings|published properties',
    { kind: 'measure', measure: 'portalListings' },
  ],
  [
    'percentage of|percentage|percentages|percent of|percent|per cent|per cent of|in percent|share of|share|shares|proportion|proportion of|what percentage|%|as a percentage',
    { kind: 'share' },
  ],
  ['due', { kind: 'due' }],
  [
    'talk time|how much talk time|how much time on the phone|how much time on calls|talking time|call time|call minutes|minutes on the phone|time on the phone|time on calls|minutes talked|hours on the phone',
    { kind: 'measure', measure: 'talkTime', averaged: 'averageCall' },
  ],
  [
    'call length|call lengths|call duration|call durations|duration of calls|length of calls|how long are calls|how long are the calls|how long are our calls|how long is a call|how long do calls last|how long were calls',
    { kind: 'measure', measure: 'averageCall' },
  ],
  [
    'price|prices|asking price|asking prices|cost|costs|how much is|how much are|how much does|how much do|how expensive|how expensive are|price level',
    { kind: 'price' },
  ],
  [
    'sale price|sale prices|sales price|sales prices|selling price|selling prices',
    { kind: 'price', purpose: 'sale' },
  ],
  [
    'rental price|rental prices|rent price|rent prices|rents|how much rent|how much are rents|how much is rent|how much is the rent',
    { kind: 'price', purpose: 'rent' },
  ],
  ['rent', { kind: 'rent' }],
  [
    'yearly budget|annual budget|yearly budget of|budget|budgets|with a budget|spend|spending',
    { kind: 'budget' },
  ],

  ['average|averages|avg|mean|on average', { kind: 'average' }],
  ['median|typical|typically|middle', { kind: 'median' }],
  ['total|totals|sum|sum of|combined', { kind: 'total' }],
  ['highest|maximum|max|top priced|biggest|largest', { kind: 'highest' }],
  ['lowest|minimum|min|smallest', { kind: 'lowest' }],
  ['most|more', { kind: 'rank', direction: 'descending', of: 'count' }],
  ['fewest|least|fewer', { kind: 'rank', direction: 'ascending', of: 'count' }],
  [
    'most expensive|priciest|dearest|costliest',
    { kind: 'rank', direction: 'descending', of: 'price' },
  ],
  [
    'cheapest|least expensive|most affordable',
    { kind: 'rank', direction: 'ascending', of: 'price' },
  ],
  ['longest', { kind: 'rank', direction: 'descending', of: 'length' }],
  ['shortest', { kind: 'rank', direction: 'ascending', of: 'length' }],
  ['top', { kind: 'top', direction: 'descending', vague: false }],
  ['bottom', { kind: 'top', direction: 'ascending', vague: false }],
  ['best|busiest|strongest', { kind: 'top', direction: 'descending', vague: true }],
  ['worst|weakest|quietest', { kind: 'top', direction: 'ascending', vague: true }],

  [
    'by|per|for each|for every|in each|in every|each|every|split by|grouped by|group by|broken down by|breakdown by|divided by|across|over each|according to|distributed over|distributed across|spread over',
    { kind: 'by' },
  ],
  ['wise', { kind: 'wise' }],
  ['breakdown|split', { kind: 'wise' }],
  ['which|what kind of|which of our', { kind: 'which' }],
  ['who|whose|who has|who had', { kind: 'who' }],
  [
    'not|not in|not from|not by|excluding|except|except for|without|other than|but not|apart from|outside|outside of|exclude|minus',
    { kind: 'not' },
  ],
  ['and|or|&|/|plus|as well as|and also', { kind: 'and' }],
  [
    'versus|vs|v|against|compared with|compared to|compare with|compared|compare|comparison|comparing|compared against|relative to|comparison of|in comparison with',
    { kind: 'versus' },
  ],
  [
    'contacted us|reached out|got in touch|enquired|came in|come in|came|arrived|arrive|arriving|received|receive|receiving|created|entered|registered|added|listed|captured|generated|incoming new|that came in|coming in|put in|got in|got new',
    { kind: 'arrived' },
  ],
  ['new|brand new|fresh', { kind: 'new' }],
  ['now|right now|live now|just now|at this moment', { kind: 'now' }],
  [
    'only|just|of those|of these|of them|among those|among them|but only|narrow to|narrow it to|filter to',
    { kind: 'follow', how: 'narrow' },
  ],
  [
    'what about|how about|and what about|and how about|same for|the same for|same|instead|same but|again',
    { kind: 'follow', how: 'other' },
  ],
  ['also|too|as well|in addition|additionally', { kind: 'follow', how: 'add' }],
  ['i|do i|did i|have i|i have|i had|me|my|mine|myself|am i', { kind: 'self' }],
  [
    'my team|our team|my own team|my teams|on my team|in my team|my team members',
    { kind: 'ownTeam' },
  ],
]

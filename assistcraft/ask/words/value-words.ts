import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { MetricSubject } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import type { Choice } from './meaning.ts'

const OPEN: Choice = { dimension: 'stage', operator: 'isNot', values: [...ENDED_STAGES] }

/** How people say the values of a dimension, beside what they imply. */
type Said = [phrases: string, choices: Choice[], implies?: MetricSubject]

function one(dimension: DimensionName, ...values: (string | number | boolean)[]): Choice {
  return { dimension, values }
}

const RENT = [one('purpose', 'rent'), one('intent', 'rent')]
export const SAID: readonly Said[] = [
  ['open|not closed|not ended|unclosed|in play', [OPEN, one('done', false)]],
  ['active', [OPEN, one('status', 'available')]],
  ['available|on the market|in the market|up for grabs', [one('status', 'available')], 'listing'],
  [
    'in stage new|at stage new|new stage|stage new|in new|stage is new',
    [one('stage', 'new')],
    'lead',
  ],
  ['contacted|in contacted', [one('stage', 'contacted')], 'lead'],
  ['qualified|in qualified', [one('stage', 'qualified')], 'lead'],
  [
    'viewing stage|in viewing|at viewing|in the viewing stage|at the viewing stage|in stage viewing|stage viewing|viewing',
    [one('stage', 'viewing')],
    'lead',
  ],
  [
    'offer stage|in offer|at offer|in the offer stage|at the offer stage|in stage offer|made an offer|stage offer',
    [one('stage', 'offer')],
    'lead',
  ],
  ['won|win|wins|converted|closed won|winning|in won|stage won', [one('stage', 'won')], 'lead'],
  ['lost|lose|loses|losing|closed lost|in lost|stage lost', [one('stage', 'lost')], 'lead'],
  ['won or lost|lost or won|ended leads', [one('stage', 'won', 'lost')], 'lead'],
  [
    'unassigned|unclaimed|unowned|without an owner|without owner|without an agent|without agent|no owner|no agent|not assigned|not claimed|nobody owns|owned by nobody|unallocated|nobody picked up|nobody picked up yet|nobody has picked up|nobody has picked up yet|has nobody picked up|has nobody picked up yet|not picked up',
    [one('owned', false)],
    'lead',
  ],
  ['assigned|claimed|allocated', [one('owned', true)], 'lead'],
  [
    'buyer|buyers|purchaser|purchasers|who want to buy|want to buy|wants to buy|looking to buy|buying|wanting to buy|interested in buying',
    [one('intent', 'buy')],
    'lead',
  ],
  [
    'tenant|tenants|renter|renters|who want to rent|want to rent|wants to rent|looking to rent|wanting to rent|renting|interested in renting',
    [one('intent', 'rent')],
    'lead',
  ],
  [
    'seller|sellers|who want to sell|want to sell|wants to sell|looking to sell|to sell|wanting to sell',
    [one('intent', 'sell')],
    'lead',
  ],
  [
    'landlord|landlords|who want to let|want to let|wants to let|looking to let|wanting to let',
    [one('intent', 'let')],
    'lead',
  ],
  ['hot', [one('temperature', 'hot')], 'lead'],
  ['warm', [one('temperature', 'warm')], 'lead'],
  ['cold', [one('temperature', 'cold')], 'lead'],
  ['for sale|sale|on sale|to be sold|up for sale|for sales', [one('purpose', 'sale')], 'listing'],
  ['to buy', [one('intent', 'buy'), one('purpose', 'sale')]],
  ['to rent|rental|to be rented', RENT],
  ['for rent|for rental|up for rent', RENT, 'listing'],
  ['to let|for lease|for letting', [one('purpose', 'rent')], 'listing'],
  ['rentals|lettings', [one('purpose', 'rent')], 'listing'],
  ['unfurnished|not furnished', [one('furnishing', 'unfurnished')], 'listing'],
  [
    'partly furnished|semi furnished|part furnished|partially furnished',
    [one('furnishing', 'partly')],
    'listing',
  ],
  ['furnished|fully furnished', [one('furnishing', 'furnished')], 'listing'],
  ['draft|drafts|in draft', [one('status', 'draft')], 'listing'],
  ['under offer', [one('status', 'underOffer')], 'listing'],
  ['sold', [one('status', 'sold')], 'listing'],
  ['already let|let out|rented out', [one('status', 'let')], 'listing'],
  ['withdrawn', [one('status', 'withdrawn')], 'listing'],
  ['studio|studios', [one('bedrooms', 0)], 'listing'],
  ['inbound|incoming', [one('direction', 'inbound')], 'call'],
  ['outbound|outgoing', [one('direction', 'outbound')], 'call'],
  ['missed|miss|unanswered|not answered|misses', [one('state', 'missed')], 'call'],
  ['answered|picked up|answer', [one('answered', true)], 'call'],
  [
    'ongoing|in progress|live calls|going on right now|going on now|going on at the moment|happening right now|happening now',
    [one('state', 'live', 'held')],
    'call',
  ],
  ['ended|finished|completed', [one('state', 'ended'), one('done', true)], 'call'],
  ['done', [one('done', true)]],
  [
    'not done|undone|unfinished|outstanding|incomplete|to be done|still to do|not completed|not finished',
    [one('done', false)],
  ],
  ['overdue|past due|late', [one('overdue', true)]],
  ['attended|took place|held|hold|holds', [one('viewingStatus', 'attended')], 'viewing'],
  ['no show|no shows|did not show up|not attended', [one('viewingStatus', 'noShow')], 'viewing'],
  ['cancelled|canceled|called off', [one('viewingStatus', 'cancelled')], 'viewing'],
  ['confirmed', [one('viewingStatus', 'confirmed')], 'viewing'],
  [
    'unconfirmed|not confirmed|not confirmed yet|not yet confirmed|to be confirmed|awaiting confirmation|pending',
    [one('viewingStatus', 'pending')],
    'viewing',
  ],
  [
    'live on|live at|online on|advertised on|shown on|live',
    [one('portalState', 'live'), one('state', 'live', 'held')],
  ],
  ['failed', [one('portalState', 'failed')], 'listing'],
  ['rejected', [one('portalState', 'failed'), one('fate', 'dismissed')], 'listing'],
  ['accepted|taken up', [one('fate', 'accepted', 'acceptedNotActedOn')]],
  ['accepted and acted on|acted on|acted upon', [one('fate', 'accepted')]],
  ['accepted but not acted on|not acted on|not acted upon', [one('fate', 'acceptedNotActedOn')]],
  ['dismissed|turned down', [one('fate', 'dismissed')]],
  ['on hold', [one('state', 'held')], 'call'],
  ['ringing', [one('state', 'ringing')], 'call'],
]

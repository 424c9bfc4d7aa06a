import { type Measure, PERIODS } from './measure.ts'

const CALL_FILTERS = ['agent', 'team', 'state', 'direction', 'answered'] as const
const CALL_DIMENSIONS = [...CALL_FILTERS, ...PERIODS] as const
const TALKED = 'from answer to end, of calls that were answered and have ended'

/** What can be asked of calls. */
export const CALL_MEASURES = {
  calls: {
    label: 'Calls',
    subject: 'call',
    synonyms: [
      'calls',
      'phone calls',
      'conversations',
      'how many calls',
      'number of calls',
      'call volume',
    ],
    unit: 'calls',
    tally: 'count',
    definition: 'Calls of the asker’s team (an admin’s: all), answered or not.',
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  talkTime: {
    label: 'Talk time',
    subject: 'call',
    synonyms: ['talk time', 'call time', 'minutes on the phone', 'time on calls', 'call minutes'],
    unit: 'minutes',
    tally: 'sum',
    definition: `Minutes ${TALKED}, added up.`,
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  averageCall: {
    label: 'Average call length',
    subject: 'call',
    synonyms: ['average talk time', 'average call length', 'average call duration'],
    unit: 'minutes',
    tally: 'other',
    definition: `Minutes per call ${TALKED}.`,
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  longestCall: {
    label: 'Longest call',
    subject: 'call',
    synonyms: ['longest call', 'maximum call length'],
    unit: 'minutes',
    tally: 'other',
    definition: `The most minutes ${TALKED}; split by call, each one's own.`,
    dimensions: [...CALL_DIMENSIONS, 'call'],
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
  talkRatio: {
    label: 'Talk ratio',
    subject: 'call',
    synonyms: ['talk ratio', 'share of talking', 'how much agents talk'],
    unit: 'percent',
    tally: 'other',
    definition:
      'Of the time in which somebody spoke, the part in which the agent did; of calls with a transcript.',
    dimensions: CALL_DIMENSIONS,
    filters: CALL_FILTERS,
    time: 'when the call began',
  },
} as const satisfies Record<string, Measure>

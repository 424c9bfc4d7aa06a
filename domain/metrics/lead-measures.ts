import { keysOf } from '../catalogue.ts'
import { LEAD_COLUMN_OF } from './columns.ts'
import { type Measure, PERIODS } from './measure.ts'

const OF_LEADS = keysOf(LEAD_COLUMN_OF)
const LEAD_DIMENSIONS = [...OF_LEADS, ...PERIODS]
const LEAD_FILTERS = [...OF_LEADS, 'budget', 'owned'] as const
const LEAD_ENDS = LEAD_DIMENSIONS.filter((name) => name !== 'stage')

/** What can be asked of leads: how many there are, how they went on, how fast they were answered. */
export const LEAD_MEASURES = {
  leads: {
    label: 'Leads',
    subject: 'lead',
    synonyms: ['leads', 'enquiries', 'prospects', 'pipeline', 'how many leads', 'number of leads'],
    unit: 'leads',
    tally: 'count',
    definition:
      'Leads that the asker may see. Split by area, a lead that names two areas counts in both.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came in',
  },
  closedLeads: {
    label: 'Leads closed',
    subject: 'lead',
    synonyms: ['leads won', 'leads lost', 'won leads', 'lost leads'],
    unit: 'leads',
    tally: 'count',
    definition: 'Leads that stand as won or lost; narrowed by stage, those of one kind.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead was won or lost',
  },
  winRate: {
    label: 'Win rate',
    subject: 'lead',
    synonyms: ['win rate', 'conversion', 'conversion rate', 'success rate', 'closing rate'],
    unit: 'percent',
    tally: 'other',
    definition: 'Leads won, of all leads that were won or lost.',
    dimensions: LEAD_ENDS,
    filters: LEAD_FILTERS.filter((name) => name !== 'stage'),
    time: 'when the lead was won or lost',
  },
  reached: {
    label: 'Leads that reached a stage',
    subject: 'lead',
    synonyms: ['leads that reached', 'moved to', 'stage changes', 'progress'],
    unit: 'leads',
    tally: 'other',
    definition: `Leads that came to a stage, wherever they stand now; each once for each stage.`,
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  wentOn: {
    label: 'Leads that went on',
    subject: 'lead',
    synonyms: ['conversion by stage', 'stage conversion', 'funnel conversion'],
    unit: 'percent',
    tally: 'other',
    definition:
      'Of the leads that came to an open stage, those that have come to a later one since; lost is none.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  stageTime: {
    label: 'Average time in a stage',
    subject: 'lead',
    synonyms: ['time in stage', 'days in stage', 'stage duration', 'how long leads stay'],
    unit: 'days',
    tally: 'other',
    definition: 'Days from when a lead came to a stage until it left it, of leads that have left.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came to the stage',
  },
  lateAnswers: {
    label: 'Answers that came too late',
    subject: 'lead',
    synonyms: ['late answers', 'answers too late', 'missed answers', 'answered late'],
    unit: 'leads',
    tally: 'count',
    definition:
      'Leads that were not answered within the working time that the house had set for it then.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the answer was due',
  },
  cohortWon: {
    label: 'Conversion by cohort',
    subject: 'lead',
    synonyms: ['cohort conversion', 'conversion by cohort', 'of the leads that came in, won'],
    unit: 'percent',
    tally: 'other',
    definition:
      'Of the leads that came in then, those that stand as won now; open ones count as not won yet.',
    dimensions: LEAD_ENDS,
    filters: LEAD_FILTERS.filter((name) => name !== 'stage'),
    time: 'when the lead came in',
  },
  responseTime: {
    label: 'Average response time',
    subject: 'lead',
    synonyms: ['response time', 'time to first contact', 'how fast we respond'],
    unit: 'minutes',
    tally: 'other',
    definition:
      'Minutes from when a lead came in until it was first contacted, nights and weekends included; of leads that were contacted and not imported.',
    dimensions: LEAD_DIMENSIONS,
    filters: LEAD_FILTERS,
    time: 'when the lead came in',
  },
} as const satisfies Record<string, Measure>

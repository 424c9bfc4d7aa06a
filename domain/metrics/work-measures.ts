import { type Measure, PERIODS } from './measure.ts'

const VIEWING_FILTERS = ['agent', 'team', 'area', 'viewingStatus'] as const
const TASK_FILTERS = ['agent', 'team', 'done', 'overdue'] as const

/** What can be asked of what people have to do: viewings and tasks. */
export const WORK_MEASURES = {
  viewings: {
    label: 'Viewings',
    subject: 'viewing',
    synonyms: ['viewings', 'appointments', 'visits', 'how many viewings'],
    unit: 'viewings',
    tally: 'count',
    definition: 'Viewings of the asker’s team (an admin’s: all), whatever has become of them.',
    dimensions: [...VIEWING_FILTERS, ...PERIODS],
    filters: VIEWING_FILTERS,
    time: 'when the viewing begins',
  },
  tasks: {
    label: 'Tasks',
    subject: 'task',
    synonyms: ['tasks', 'to-dos', 'how many tasks'],
    unit: 'tasks',
    tally: 'count',
    definition:
      'Tasks that the asker may see. Overdue are those that are not done though their time has come.',
    dimensions: [...TASK_FILTERS, ...PERIODS],
    filters: TASK_FILTERS,
    time: 'when the task is due',
  },
  tasksDone: {
    label: 'Tasks done',
    subject: 'task',
    synonyms: ['tasks done', 'completed tasks', 'finished tasks'],
    unit: 'tasks',
    tally: 'count',
    definition: 'Tasks that were done.',
    dimensions: ['agent', 'team', ...PERIODS],
    filters: ['agent', 'team'],
    time: 'when the task was done',
  },
} as const satisfies Record<string, Measure>

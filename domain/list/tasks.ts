import type { ListDefinition } from './definition.ts'

export const TASK_LIST = {
  noun: 'task',
  columns: {
    title: { label: 'Task', kind: 'text', width: 'minmax(240px,3fr)', required: true },
    done: { label: 'Done', kind: 'flag', width: '48px', required: true },
    due: { label: 'Due', kind: 'instant', width: '112px', sort: 'asc' },
    lead: { label: 'Lead', kind: 'text', width: 'minmax(160px,1.5fr)' },
    owner: { label: 'Whose', kind: 'person', width: '48px', required: true },
    team: { label: 'Team', kind: 'team', width: '112px' },
    doneAt: { label: 'Done on', kind: 'instant', width: '112px', sort: 'desc' },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
  },
  shown: ['done', 'title', 'due', 'lead', 'owner'],
  sort: [{ column: 'created', direction: 'desc' }],
  opens: 'done=false&sort=due',
} as const satisfies ListDefinition

export type TaskColumn = keyof typeof TASK_LIST.columns

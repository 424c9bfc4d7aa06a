export const tasks = {
  title: 'Tasks',
  search: 'Search tasks',
  none: 'No task fits',
  noneHint: 'A task is made on a lead or after a call, and stands here until it is done.',
  done: (task: string) => `Done: ${task}`,
  colleaguesLead: (reference: string) => `Colleague’s lead · ${reference}`,
}

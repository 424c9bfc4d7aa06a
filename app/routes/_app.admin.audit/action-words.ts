import { auditWords } from '#words/audit.ts'

/** What an audited action is called; one that has no name yet is spelled out. */
export function actionWords(action: string): string {
  const words: Readonly<Record<string, string>> = auditWords().actions
  const known = Object.hasOwn(words, action) ? words[action] : undefined
  if (known) return known
  if (action.includes(' ')) return action
  const spelled = action
    .replaceAll(/[._:-]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}

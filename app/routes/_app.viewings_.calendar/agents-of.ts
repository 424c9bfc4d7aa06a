import { currentLocale } from '#words/catalogue/language.ts'
import type { WorkspaceData } from '../../workspace/workspace.tsx'

/**
 * Whose columns a day has: one's own first, then the agents of one's team, free ones too (who is free is what a day is looked at for), and whoever
 * else shows something, by their names.
 */
export function agentsOf(
  { me, colleagues }: Pick<WorkspaceData, 'me' | 'colleagues'>,
  busy: Iterable<string>,
): string[] {
  const showing = new Set(busy)
  const names = new Map(colleagues.map(({ id, name }) => [id, name]))
  const ofTeam = colleagues
    .filter(({ role, teamId }) => role === 'agent' && teamId !== null && teamId === me.teamId)
    .map(({ id }) => id)
  const isMine = showing.has(me.id) || me.role === 'agent'
  const others = [...new Set([...ofTeam, ...showing])].filter((id) => id !== me.id)
  const order = new Intl.Collator(currentLocale())
  others.sort((a, b) => order.compare(names.get(a) ?? '', names.get(b) ?? '') || (a < b ? -1 : 1))
  return isMine ? [me.id, ...others] : others
}

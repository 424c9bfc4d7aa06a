import { afterwards, type Effect, type EffectKind, type KnownPerson } from './effects.ts'

/** Who would be the best to keep: whoever still works here rather than whoever has left. */
const PREFERENCE: readonly EffectKind[] = ['setRole', 'outOfScope', 'archive', 'suspend', 'delete']

/** Where the effects would leave nobody to administer PACE, one of the admins of now stays one. */
export function keepAnAdmin(people: readonly KnownPerson[], effects: readonly Effect[]): Effect[] {
  const admins = new Set(people.filter(isAdmin).map(({ id }) => id))
  if (admins.size === 0 || afterwards(people, effects).some(isAdmin)) return [...effects]
  const kept = effects
    .filter(({ kind, personId }) => PREFERENCE.includes(kind) && admins.has(personId ?? ''))
    .toSorted((one, other) => PREFERENCE.indexOf(one.kind) - PREFERENCE.indexOf(other.kind))[0]
  return effects.map((effect) => (effect === kept ? instead(effect) : effect))
}

function instead(effect: Effect): Effect {
  return { ...effect, kind: 'keepAdmin', before: null, after: null, reason: effect.kind }
}

function isAdmin({ status, role }: Pick<KnownPerson, 'status' | 'role'>): boolean {
  return status === 'active' && role === 'admin'
}

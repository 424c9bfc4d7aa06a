import { afterwards, type Effect, type KnownPerson, type Outcome } from './effects.ts'

/**
 * Two active people never share an e-mail. Whoever has one already keeps it; the effect that would have given it to
 * somebody else is left out and says so. Whoever goes without may now hold what another was to take, so it is asked again.
 */
export function keepEmailsApart(
  people: readonly KnownPerson[],
  effects: readonly Effect[],
): Effect[] {
  let kept = [...effects]
  for (;;) {
    const losers = findLosers(people, kept)
    if (losers.size === 0) return kept
    kept = kept.map((effect) => (losers.has(effect) ? skipped(effect) : effect))
  }
}

function findLosers(people: readonly KnownPerson[], effects: readonly Effect[]): Set<Effect> {
  const losers = new Set<Effect>()
  for (const sharing of groupByEmail(afterwards(people, effects))) {
    const taking = sharing.flatMap(({ key }) => takingEffect(effects, key) ?? [])
    // When nobody had it before, one of those who come may have it.
    const lost = taking.length === sharing.length ? taking.slice(1) : taking
    for (const effect of lost) losers.add(effect)
  }
  return losers
}

function groupByEmail(people: readonly Outcome[]): Outcome[][] {
  const active = people.filter(({ status }) => status === 'active')
  const groups = Map.groupBy(active, ({ email }) => email.toLowerCase())
  return [...groups.values()].filter((group) => group.length > 1)
}

/** The effect through which somebody comes to hold their e-mail. */
function takingEffect(effects: readonly Effect[], key: string): Effect | undefined {
  const own = effects.filter(({ personId, subject }) => (personId ?? subject) === key)
  const takes = (kind: Effect['kind']) => own.find((effect) => effect.kind === kind)
  const renamed = takes('rename')
  return takes('join') ?? (renamed?.after?.email ? renamed : takes('restore'))
}

function skipped(effect: Effect): Effect {
  return { ...effect, kind: 'skip', after: null, before: null, reason: 'emailTaken' }
}

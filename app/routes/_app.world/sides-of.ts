import type { DifferenceRow } from '#db/pace/portals/columns.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { portalWords } from '#words/portals.ts'

type Told = Pick<DifferenceRow, 'kind' | 'ours' | 'theirs'>
/** What PACE says and what the portal shows, as a person reads it; null where one of them has nothing to say. */
export type Sides = { ours: string | null; theirs: string | null }

/** Of what could not be compared one side alone says why: the portal, or PACE where the portal said nothing. */
export function sidesOf({ kind, ours, theirs }: Told): Sides {
  const words = portalWords().world
  if (kind === 'unread')
    return theirs === ''
      ? { ours: words.notCompared, theirs: null }
      : { ours: null, theirs: sayPortalReason(theirs) }
  const say = kind === 'status' ? stateText : (text: string) => text || words.nothing
  return { ours: say(ours), theirs: say(theirs) }
}

/** `live`, or `off: why`. */
function stateText(text: string): string {
  const words = portalWords().world
  const [state = '', ...why] = text.split(': ')
  const said = state === 'live' ? words.states.live : words.states.off
  return why.length > 0 ? `${said}: ${sayPortalReason(why.join(': '))}` : said
}

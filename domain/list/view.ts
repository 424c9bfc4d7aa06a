import { shortText } from '../text/characters.ts'
import type { ListNoun } from './definition.ts'
import type { ListState } from './state.ts'

export const ViewNameSchema = shortText(60).min(1, 'needs a name')

/** A list as somebody wants to come back to it: one's own, or shared with the team that it names. */
export type SavedView = {
  id: string
  noun: ListNoun
  name: string
  ownerId: string
  teamId: string | null
  state: ListState
}

/** A view as the side bar and a menu name it. */
export type ViewName = Omit<SavedView, 'state'> & { isPinned: boolean }

import { createContext, useContext } from 'react'
import type { Audience } from './noted-record.server.ts'

/** The record whose notes are shown. */
export type NotesOn = {
  /** The name of its document. */
  record: string
  /** Who works here, and whether they may see the record. */
  audience: Audience
  mayNote: boolean
  /** Whoever is named and does not see the record is brought in. */
  mayShare: boolean
}

const Context = createContext<NotesOn | null>(null)

export const NotesProvider = Context.Provider

/** Null where notes are for reading alone. */
export function useNotesOn(): NotesOn | null {
  return useContext(Context)
}

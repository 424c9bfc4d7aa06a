import type { ReactNode } from 'react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import type { BusyBlock } from './busy-on.ts'

/** Of the grid: a day, or somebody's. */
export type Column = {
  key: string
  label: string
  icon?: ReactNode
  isToday: boolean
  /** Of a column of which each place is a time on this day that one can book oneself. */
  day: string
  isBookable: boolean
  viewings: readonly ViewingRow[]
  /** When whoever it is of has something else. */
  busy: readonly BusyBlock[]
}

import { Page } from '../frame/page.tsx'
import { MergeChoice, type MergeRow } from './merge-choice.tsx'

type Side = { id: string; title: string }
type MergePageProps = {
  title: string
  /** Where records of this kind are: `/leads`. */
  at: string
  stays: Side
  goes: Side
  rows: readonly MergeRow[]
}

/** Two records side by side, which become one. */
export function MergePage({ title, at, stays, goes, rows }: MergePageProps) {
  const linked = ({ id, title: name }: Side) => ({ title: name, to: `${at}/${id}` })
  const pageOf = (one: Side, other: Side) => `${at}/${one.id}/merge/${other.id}`
  return (
    <Page title={title}>
      <MergeChoice
        key={stays.id}
        rows={rows}
        stays={linked(stays)}
        goes={linked(goes)}
        swap={pageOf(goes, stays)}
        action={pageOf(stays, goes)}
      />
    </Page>
  )
}

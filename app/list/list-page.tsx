import type { Place } from '#domain/list/order.ts'
import { Page } from '../frame/page.tsx'
import { type ListParts, useListParts } from './use-list-parts.tsx'

/** The page of any list: its view, tabs, filters and rows, as they change. */
export function ListPage<Row extends Place>(props: ListParts<Row>) {
  const { aside, toolbar, rows } = useListParts(props)
  return (
    <Page
      fixed
      className="relative flex flex-col"
      title={props.words.title}
      aside={aside}
      actions={props.buttons}
      toolbar={toolbar}
    >
      {rows}
      {props.children}
    </Page>
  )
}

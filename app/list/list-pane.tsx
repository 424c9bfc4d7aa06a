import type { Place } from '#domain/list/order.ts'
import { type ListParts, useListParts } from './use-list-parts.tsx'

/** A list as a part of a page that has its title: one of the places of those who run the house. */
export function ListPane<Row extends Place>(props: ListParts<Row>) {
  const { aside, toolbar, rows } = useListParts(props)
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div className="grid gap-2 border-b px-4 py-2 md:px-6">
        <div className="flex min-h-8 items-center gap-3">
          <h2 className="font-medium">{props.words.title}</h2>
          {aside}
          <div className="ms-auto flex items-center gap-2">{props.buttons}</div>
        </div>
        {toolbar}
      </div>
      {rows}
      {props.children}
    </div>
  )
}

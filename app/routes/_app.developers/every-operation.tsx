import { Link } from '@remix-run/react'
import { developerWords } from '#words/developers.ts'
import type { Group, Operation } from '../../developers/read-document.ts'
import { MethodBadge } from './method-badge.tsx'

type Line = Pick<Operation, 'id' | 'method' | 'path' | 'summary'>
type Props = {
  groups: readonly (Pick<Group, 'noun' | 'description'> & { operations: readonly Line[] })[]
}

/** Every operation in a line, under its noun. */
export function EveryOperation({ groups }: Props) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <h2 className="text-md font-semibold">{developerWords().all}</h2>
      {groups.map(({ noun, description, operations }) => (
        <section key={noun} id={noun} lang="en" dir="ltr" className="scroll-mt-4">
          <h3 className="mb-2 text-sm font-semibold">
            {noun} <span className="font-normal text-muted">{description}</span>
          </h3>
          <ul className="divide-y rounded-lg border bg-surface">
            {operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                <Link
                  to={`?noun=${noun}#${id}`}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm hover:bg-hover"
                >
                  <MethodBadge method={method} />
                  <code className="min-w-0 text-xs break-all">{path}</code>
                  <span className="min-w-0 text-muted">{summary}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

import { Link, useLocation, useNavigate } from '@remix-run/react'
import { Bookmark, Pin, PinOff, Plus, Share2, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ListDefinition } from '#domain/list/definition.ts'
import { can } from '#domain/access/access.ts'
import type { ListedView } from '#db/pace/saved-views/saved-views.ts'
import { listWords } from '#words/lists.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { ViewDialog } from './view-dialog.tsx'
import { ToolbarMenu } from '../toolbar-menu.tsx'

type ViewsMenuProps = {
  list: ListDefinition
  views: readonly ListedView[]
  open: ListedView | null
  /** What the page shows now, as its address says it. */
  query: string
}

/** One's own views and the team's; and, for what is looked at now, a name of its own. */
export function ViewsMenu({ list, views, open, query }: ViewsMenuProps) {
  const words = listWords()
  const { me } = useWorkspace()
  const [isNaming, setIsNaming] = useState(false)
  const own = views.filter(({ ownerId }) => ownerId === me.id)
  const ofTeam = views.filter(({ ownerId }) => ownerId !== me.id)
  return (
    <>
      <ToolbarMenu title={words.views} icon={Bookmark}>
        {views.length === 0 && <p className="px-2 py-1.5 text-sm text-muted">{words.noViews}</p>}
        <ViewGroup title={words.yourViews} views={own} current={open?.id} />
        <ViewGroup title={words.teamViews} views={ofTeam} current={open?.id} />
        <Button variant="quiet" size="sm" className="mt-1" onClick={() => setIsNaming(true)}>
          <Plus className="size-3.5" aria-hidden />
          {words.saveView}
        </Button>
      </ToolbarMenu>
      <ViewDialog open={isNaming} onOpenChange={setIsNaming} noun={list.noun} query={query} />
    </>
  )
}

type ViewGroupProps = { title: string; views: readonly ListedView[]; current: string | undefined }

function ViewGroup({ title, views, current }: ViewGroupProps) {
  if (views.length === 0) return null
  return (
    <section>
      <h2 className="px-2 py-1 text-2xs font-medium text-faint">{title}</h2>
      <ul className="grid">
        {views.map((view) => (
          <ViewItem key={view.id} view={view} isCurrent={view.id === current} />
        ))}
      </ul>
    </section>
  )
}

function ViewItem({ view, isCurrent }: { view: ListedView; isCurrent: boolean }) {
  const words = listWords()
  const { pathname } = useLocation()
  const { run } = useAction('/views')
  const { id, name, isPinned } = view
  return (
    <li className="flex items-center">
      <Link
        to={`${pathname}?view=${id}`}
        aria-current={isCurrent ? 'true' : undefined}
        className="flex h-8 min-w-0 flex-1 items-center rounded-md px-2 text-sm hover:bg-hover aria-[current]:font-medium aria-[current]:text-accent"
      >
        <bdi className="truncate">{name}</bdi>
      </Link>
      <IconButton
        size="iconSm"
        label={isPinned ? words.unpin : words.pin}
        onClick={() => run({ intent: 'pin', id, isPinned: String(!isPinned) })}
      >
        {isPinned ? (
          <PinOff className="size-3.5" aria-hidden />
        ) : (
          <Pin className="size-3.5" aria-hidden />
        )}
      </IconButton>
    </li>
  )
}

/** What the view is called, whether it has been changed since it was kept, and what may be done with it. */
export function ViewTitle({ view, query }: { view: ListedView; query: string }) {
  const words = listWords()
  const { me } = useWorkspace()
  const { run, busy, data } = useAction<{ deleted?: string }>('/views')
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { id, name, teamId } = view
  const mayChange = can({ kind: 'person', ...me }, 'write', 'view', view)
  useEffect(() => {
    if (data?.deleted === id) navigate(pathname, { replace: true })
  }, [data, id, navigate, pathname])
  const isChanged = view.query !== query
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm">
      <bdi className="truncate font-medium">{name}</bdi>
      {isChanged && <span className="shrink-0 text-xs text-faint">{words.changed}</span>}
      {mayChange && isChanged && (
        <Button size="sm" disabled={busy} onClick={() => run({ intent: 'change', id, query })}>
          {words.saveChanges}
        </Button>
      )}
      {mayChange && (
        <>
          <IconButton
            size="iconSm"
            label={words.share}
            aria-pressed={teamId !== null}
            className="aria-pressed:text-accent"
            onClick={() => run({ intent: 'change', id, isShared: String(teamId === null) })}
          >
            <Share2 className="size-3.5" aria-hidden />
          </IconButton>
          <IconButton
            size="iconSm"
            label={words.deleteView}
            onClick={() => {
              if (window.confirm(words.deleteViewSure(name))) run({ intent: 'delete', id })
            }}
          >
            <Trash2 className="size-3.5" aria-hidden />
          </IconButton>
        </>
      )}
    </span>
  )
}

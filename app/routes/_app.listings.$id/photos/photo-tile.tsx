import { useDraggable, useDroppable } from '@dnd-kit/core'
import {
  ArrowLeft,
  ArrowRight,
  Download,
  Ellipsis,
  Grid2x2,
  ImageIcon,
  Star,
  Trash2,
} from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { download } from '../../../components/files/record-files.tsx'
import { filesWords } from '#words/files.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { Menu, MenuItem } from '../../../components/kit/overlay/menu.tsx'
import { type FileView, pictureSources } from '../../../files/record/file-view.ts'
import { keyOf, type Photo } from './use-photos.ts'

type PhotoTileProps = {
  photo: Photo
  at: number
  count: number
  onView: () => void
  onTake: (() => void) | null
  /** Says that it is a floor plan, by which it is no photo any more. */
  onPlan: ((file: FileView) => void) | null
  /** Puts it at another place, counted among all of them. */
  onPlace: ((to: number) => void) | null
}

/** One photo among the others: looked at by a press, carried to another place, or moved there by its menu. */
export function PhotoTile({ photo, at, count, onView, onTake, onPlan, onPlace }: PhotoTileProps) {
  const words = filesWords()
  const id = keyOf(photo)
  const drag = useDraggable({ id, disabled: !onPlace })
  const drop = useDroppable({ id })
  const isCover = at === 0
  return (
    <li
      ref={drop.setNodeRef}
      className={cn('group relative aspect-[4/3]', isCover && 'col-span-2 row-span-2')}
    >
      <button
        type="button"
        ref={drag.setNodeRef}
        {...drag.listeners}
        aria-label={words.photo(at + 1, count)}
        {...(onPlace && {
          'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight',
          title: words.byKeys,
        })}
        onClick={onView}
        onKeyDown={(event) => {
          const by = stepOf(event)
          if (by === 0 || !onPlace) return
          event.preventDefault()
          onPlace(at + by)
        }}
        style={carried(drag.transform)}
        className={cn(
          'size-full overflow-hidden rounded-lg border bg-hover',
          drop.isOver && !drag.isDragging && 'ring-2 ring-accent',
          drag.isDragging && 'relative z-20 opacity-80 shadow-high',
        )}
      >
        <Picture photo={photo} isCover={isCover} />
      </button>
      {isCover && (
        <span className="pointer-events-none absolute start-2 bottom-2 rounded-sm bg-raised/90 px-1.5 text-2xs font-medium">
          {words.cover}
        </span>
      )}
      <TileMenu {...{ photo, at, count, onTake, onPlan, onPlace }} />
    </li>
  )
}

/** Alt with an arrow moves it, as its page's language is read. */
function stepOf({ key, altKey }: KeyboardEvent): -1 | 0 | 1 {
  if (!altKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return 0
  return (key === 'ArrowRight') === (document.dir !== 'rtl') ? 1 : -1
}

function carried(transform: { x: number; y: number } | null) {
  return transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined
}

/** The largest that a listing's page shows first. React 18 has the attribute's own spelling alone. */
const COVER = { fetchpriority: 'high' }

function Picture({ photo, isCover }: { photo: Photo; isCover: boolean }) {
  const sources = 'file' in photo ? pictureSources(photo.file) : null
  if (!sources) return <ImageIcon className="m-auto size-5 text-faint" aria-hidden />
  return (
    <img
      {...sources}
      sizes={isCover ? '(min-width: 64rem) 20rem, 66vw' : '(min-width: 64rem) 10rem, 33vw'}
      alt=""
      draggable={false}
      {...(isCover ? COVER : { loading: 'lazy' })}
      decoding="async"
      className="size-full object-cover"
    />
  )
}

function TileMenu({ photo, at, count, onTake, onPlan, onPlace }: Omit<PhotoTileProps, 'onView'>) {
  const words = filesWords()
  const label = words.actions(words.photo(at + 1, count))
  return (
    <Menu
      label={label}
      trigger={
        <IconButton
          size="iconSm"
          variant="secondary"
          label={label}
          className="absolute end-1.5 top-1.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {onPlace && at > 0 && (
        <>
          <MenuItem icon={<Star aria-hidden />} onSelect={() => onPlace(0)}>
            {words.makeCover}
          </MenuItem>
          <MenuItem
            icon={<ArrowLeft className="rtl:-scale-x-100" aria-hidden />}
            onSelect={() => onPlace(at - 1)}
          >
            {words.earlier}
          </MenuItem>
        </>
      )}
      {onPlace && at < count - 1 && (
        <MenuItem
          icon={<ArrowRight className="rtl:-scale-x-100" aria-hidden />}
          onSelect={() => onPlace(at + 1)}
        >
          {words.later}
        </MenuItem>
      )}
      {'file' in photo && (
        <MenuItem icon={<Download aria-hidden />} onSelect={() => download(photo.file)}>
          {words.download}
        </MenuItem>
      )}
      {onPlan && 'file' in photo && (
        <MenuItem icon={<Grid2x2 aria-hidden />} onSelect={() => onPlan(photo.file)}>
          {words.isFloorPlan}
        </MenuItem>
      )}
      {onTake && (
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onTake}>
          {words.remove}
        </MenuItem>
      )}
    </Menu>
  )
}

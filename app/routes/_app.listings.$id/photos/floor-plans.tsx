import { FileText, Grid2x2, Trash2 } from 'lucide-react'
import { filesWords } from '#words/files.ts'
import { AddFiles, DropArea } from '../../../components/files/drop-area.tsx'
import { RemovedRows } from '../../../components/files/removed-rows.tsx'
import { UploadRows } from '../../../components/files/upload-rows.tsx'
import { useRemoval } from '../../../components/files/use-removal.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { type FileView, fileAddress, pictureSources } from '../../../files/record/file-view.ts'
import { useRefresh } from '../../../live/document/use-refresh.tsx'
import { useUploads } from '../../../uploads/use-uploads.ts'

type FloorPlansProps = { record: string; plans: readonly FileView[]; mayWrite: boolean }

const PLANS = 'image/*,application/pdf,.heic,.heif'

/** The floor plans of a listing, which portals show apart from its photos. */
export function FloorPlans({ record, plans, mayWrite }: FloorPlansProps) {
  const words = filesWords()
  const { shown, removed, remove, restore, say } = useRemoval(plans)
  const onDone = useRefresh()
  const { entries, add, drop, retry } = useUploads(record, {
    files: plans,
    onDone,
    kind: 'floorPlan',
  })
  return (
    <Section
      field="floorPlans"
      title={words.floorPlans}
      count={shown.length || undefined}
      actions={mayWrite && <AddFiles label={words.addFloorPlans} accept={PLANS} onFiles={add} />}
    >
      <DropArea
        disabled={!mayWrite}
        onFiles={add}
        invitation={words.dropHere}
        className="grid gap-2"
      >
        {shown.length === 0 && (
          <p className="flex min-h-12 items-center gap-2.5 rounded-lg border border-dashed px-3.5 text-xs text-faint">
            <Grid2x2 className="size-4" strokeWidth={1.5} aria-hidden />
            {mayWrite ? words.noFloorPlans : words.none}
          </p>
        )}
        {shown.length > 0 && (
          <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4">
            {shown.map((plan) => (
              <Plan
                key={plan.id}
                plan={plan}
                onRemove={mayWrite ? remove : null}
                onPhoto={mayWrite ? (file) => say(file, null) : null}
              />
            ))}
          </ul>
        )}
        <UploadRows entries={entries} onDrop={drop} onRetry={retry} />
        <RemovedRows removed={removed} onRestore={restore} />
      </DropArea>
    </Section>
  )
}

type Change = ((file: FileView) => void) | null

function Plan({ plan, onRemove, onPhoto }: { plan: FileView; onRemove: Change; onPhoto: Change }) {
  const words = filesWords()
  const sources = pictureSources(plan)
  return (
    <li className="grid gap-1 rounded-lg border p-2">
      <a
        href={fileAddress(plan, 'original')}
        target="_blank"
        rel="noreferrer"
        aria-label={words.openFile(plan.name)}
        className="grid aspect-[4/3] place-items-center overflow-hidden rounded-md bg-hover"
      >
        {sources ? (
          <img
            {...sources}
            sizes="12rem"
            alt=""
            loading="lazy"
            className="size-full object-contain"
          />
        ) : (
          <FileText className="size-6 text-faint" strokeWidth={1.5} aria-hidden />
        )}
      </a>
      <span className="flex items-center gap-1">
        <bdi className="min-w-0 flex-1 truncate text-xs text-muted">{plan.name}</bdi>
        {onPhoto && (
          <IconButton size="iconSm" label={words.noPlan(plan.name)} onClick={() => onPhoto(plan)}>
            <Grid2x2 className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {onRemove && (
          <IconButton
            size="iconSm"
            label={words.removeFile(plan.name)}
            onClick={() => onRemove(plan)}
          >
            <Trash2 className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  )
}

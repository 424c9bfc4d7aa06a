import { ImagePlus } from 'lucide-react'

/** Photos will stand here; until the media store exists the place is kept and says so. */
export function MediaStrip() {
  return (
    <p className="flex h-12 items-center gap-2.5 rounded-lg border border-dashed px-3.5 text-xs text-faint">
      <ImagePlus className="size-4" strokeWidth={1.5} aria-hidden />
      No photos yet
    </p>
  )
}

import { ImagePlus } from 'lucide-react'

/** Photos will stand here; until the media store exists the place is kept and says so. */
export function MediaStrip() {
  return (
    <div className="flex gap-2 overflow-hidden" aria-label="Photos">
      <div className="grid h-28 flex-[2] place-items-center rounded-lg border border-dashed bg-sunken/60 text-center text-xs text-faint">
        <span className="grid justify-items-center gap-1.5">
          <ImagePlus className="size-5" strokeWidth={1.5} aria-hidden />
          No photos yet
        </span>
      </div>
      <div className="h-28 flex-1 rounded-lg border border-dashed bg-sunken/40 max-sm:hidden" />
      <div className="h-28 flex-1 rounded-lg border border-dashed bg-sunken/40 max-md:hidden" />
    </div>
  )
}

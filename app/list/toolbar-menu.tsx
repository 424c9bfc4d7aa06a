import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/kit/button.tsx'
import { Popover } from '../components/kit/overlay/popover.tsx'

type ToolbarMenuProps = { title: string; icon: LucideIcon; children: ReactNode }

/** One of the toolbar's menus; on a phone its icon alone is shown. */
export function ToolbarMenu({ title, icon: Icon, children }: ToolbarMenuProps) {
  return (
    <Popover
      label={title}
      align="end"
      trigger={
        <Button variant="quiet" size="sm" title={title}>
          <Icon className="size-3.5" aria-hidden />
          <span className="max-md:sr-only">{title}</span>
        </Button>
      }
    >
      {children}
    </Popover>
  )
}

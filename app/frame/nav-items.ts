import type { Role } from '#domain/person.ts'
import {
  Building2,
  CalendarDays,
  Columns3,
  House,
  type LucideIcon,
  MonitorPlay,
  Phone,
  Shield,
  Users,
} from 'lucide-react'

export type NavItem = { to: string; label: string; icon: LucideIcon; keys: string }
type Place = NavItem & { roles?: readonly Role[] }

const PLACES: readonly Place[] = [
  { to: '/desk', label: 'Desk', icon: House, keys: 'G D' },
  { to: '/leads', label: 'Leads', icon: Users, keys: 'G L' },
  { to: '/calls', label: 'Calls', icon: Phone, keys: 'G C' },
  { to: '/listings', label: 'Listings', icon: Building2, keys: 'G P' },
  { to: '/viewings', label: 'Viewings', icon: CalendarDays, keys: 'G V' },
  { to: '/board', label: 'Board', icon: Columns3, keys: 'G B' },
  { to: '/wall', label: 'Wall', icon: MonitorPlay, keys: 'G W' },
  { to: '/admin', label: 'Admin', icon: Shield, keys: 'G A', roles: ['admin'] },
]

/** Where this role may go, in the order of the rail; the first four are a phone's bottom bar. */
export function navItems(role: Role): readonly NavItem[] {
  return PLACES.filter((place) => !place.roles || place.roles.includes(role))
}

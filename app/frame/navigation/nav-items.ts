import type { Role } from '#domain/access/person.ts'
import { frameWords } from '#words/frame.ts'
import {
  Building2,
  Landmark,
  CalendarDays,
  ChartColumn,
  Columns3,
  ContactRound,
  Globe,
  House,
  Inbox,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  MonitorPlay,
  Phone,
  Shield,
  Users,
} from 'lucide-react'

type PlaceName = keyof ReturnType<typeof frameWords>['places']
type Place = { name: PlaceName; icon: LucideIcon; keys: string; roles?: readonly Role[] }
export type NavItem = { to: string; label: string; icon: LucideIcon; keys: string }

const PLACES: readonly Place[] = [
  { name: 'desk', icon: House, keys: 'G D' },
  { name: 'inbox', icon: MessagesSquare, keys: 'G I' },
  { name: 'leads', icon: Users, keys: 'G L' },
  { name: 'enquiries', icon: Inbox, keys: 'G E', roles: ['manager', 'admin'] },
  { name: 'contacts', icon: ContactRound, keys: 'G O' },
  { name: 'calls', icon: Phone, keys: 'G C' },
  { name: 'listings', icon: Building2, keys: 'G P' },
  { name: 'properties', icon: Landmark, keys: 'G R' },
  { name: 'viewings', icon: CalendarDays, keys: 'G V' },
  { name: 'tasks', icon: ListChecks, keys: 'G T' },
  { name: 'board', icon: Columns3, keys: 'G B' },
  { name: 'wall', icon: MonitorPlay, keys: 'G W' },
  { name: 'numbers', icon: ChartColumn, keys: 'G N' },
  { name: 'world', icon: Globe, keys: 'G S', roles: ['manager', 'admin'] },
  { name: 'admin', icon: Shield, keys: 'G A', roles: ['admin'] },
]

/** Where this role may go, in the order of the rail. */
export function navItems(role: Role): readonly NavItem[] {
  const { places } = frameWords()
  return PLACES.filter(({ roles }) => !roles || roles.includes(role)).map(
    ({ name, icon, keys }) => ({ to: `/${name}`, label: places[name], icon, keys }),
  )
}

const IN_HAND: Record<'agent' | 'manager', readonly string[]> = {
  agent: ['/desk', '/inbox', '/leads', '/viewings'],
  manager: ['/desk', '/inbox', '/leads', '/board'],
}

/** A phone's bottom bar, with the four places that this role goes to most, and the rest. */
export function phoneItems(role: Role): { bar: readonly NavItem[]; rest: readonly NavItem[] } {
  const places = IN_HAND[role === 'agent' ? 'agent' : 'manager']
  const items = navItems(role)
  return {
    bar: items.filter(({ to }) => places.includes(to)),
    rest: items.filter(({ to }) => !places.includes(to)),
  }
}

import { z } from 'zod'

/** How a mailbox is signed in to: by a password of its own for programs, or by a token that is fetched anew (XOAUTH2). */
export const SIGN_INS = ['password', 'token'] as const
export type SignIn = (typeof SIGN_INS)[number]

/**
 * How reading a folder stands: `away` nobody answers, `refused` it does not let us in, `missing` there is no such folder, `broken` it
 * answers what is not understood.
 */
export const FOLDER_STATES = [
  'starting',
  'reading',
  'away',
  'refused',
  'missing',
  'broken',
] as const
export type FolderState = (typeof FOLDER_STATES)[number]

/** Each folder is a connection that stays open; Gmail lets one account have fifteen. */
const MOST_FOLDERS = 5
/** Where Google gives out tokens. */
export const GOOGLE_TOKENS = 'https://oauth2.googleapis.com/token'

const hostName = z.string().trim().min(1).max(253)
const noControls = /^\P{Cc}+$/u

export const MailboxSettingsSchema = z.object({
  host: hostName.regex(/^[\p{L}\p{N}.:_-]+$/u),
  port: z.coerce.number().int().min(1).max(65_535).default(993),
  /** TLS from the first byte, or asked for before anything is said. Never without. */
  security: z.enum(['tls', 'startTls']).default('tls'),
  user: z.string().trim().min(1).max(320).regex(noControls),
  signIn: z.enum(SIGN_INS).default('password'),
  /** Where tokens are fetched, and in whose name. */
  tokenUrl: z.url().max(500).default(GOOGLE_TOKENS),
  clientId: z.string().trim().max(300).default(''),
  folders: z
    .array(z.string().trim().min(1).max(200).regex(noControls))
    .min(1)
    .max(MOST_FOLDERS)
    .default(['INBOX']),
  /** What had come before is nobody's enquiry any more. */
  since: z.iso.datetime(),
})
export type MailboxSettings = z.output<typeof MailboxSettingsSchema>

/** What we ourselves find wrong with a mailbox; whatever its server says is shown in its own words. */
const MAILBOX_PROBLEMS = [
  'folderNotOpen',
  'searchRefused',
  'mailWithheld',
  'connectionClosed',
] as const
export type MailboxProblem = (typeof MAILBOX_PROBLEMS)[number]
const OWN = 'pace:'

/** As it is kept beside what servers say. */
export function ownProblem(problem: MailboxProblem): string {
  return OWN + problem
}

/** Null for what a server said. */
export function readOwnProblem(text: string): MailboxProblem | null {
  return MAILBOX_PROBLEMS.find((problem) => text === ownProblem(problem)) ?? null
}

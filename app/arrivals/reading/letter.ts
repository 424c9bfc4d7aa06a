/** A mail that somebody wrote by themselves, as a part of a conversation: what is asked of it beside what an enquiry holds. */
export type Letter = {
  /** What it calls itself; null where it has no name that can be kept. */
  messageId: string | null
  /** The mails before it, the last one first. */
  answers: string[]
  from: string | null
  subject: string
  text: string
  isCut: boolean
  attached: { name: string; bytes: number }[]
}

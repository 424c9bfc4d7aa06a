/** Whether a guessed time could be: nothing is in its way; something is, with the way there; or the home is shown at other hours. */
export type Standing = 'free' | 'taken' | 'notShown'

/** A time that a message may mean. `isSaid`: its clock stands in the message; else it is the first free one of the day that does. */
export type GuessedTime = {
  words: string
  day: string
  clock: string
  isSaid: boolean
  standing: Standing
}

/** Where a home was named: in this message, in another of the conversation, or by the enquiry that came for it. */
export type NamedIn = 'message' | 'conversation' | 'enquiry'

type Choice = { id: string; label: string }

/** What a message says of a viewing, to be looked over: nothing is booked by it. */
export type Guess = {
  messageId: string
  lead: Choice | null
  home: (Choice & { namedIn: NamedIn; words: string }) | null
  times: GuessedTime[]
  minutes: number
}

import { shortText } from '../text/characters.ts'

/** Why somebody is written to or called all the same: in words that a reader of the audit can judge. */
export const OverrideSchema = shortText(300).min(5)

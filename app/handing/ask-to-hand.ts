import { createAsked } from '../components/kit/overlay/asked.ts'

/** Opens, over whatever page is there, which colleague could show a viewing instead. */
export const { ask: askToHand, useAsked: useAskedToHand } = createAsked<string>()

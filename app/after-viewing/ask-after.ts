import { createAsked } from '../components/kit/overlay/asked.ts'

/** Opens, over whatever page is there, how a viewing went and what follows from it. */
export const { ask: askAfter, useAsked: useAskedAfter } = createAsked<string>()

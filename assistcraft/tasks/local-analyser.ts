/** The rules by which segments are read, as marks name them; others than before when they read otherwise. */
export const LOCAL_ANALYSER = 'local-1'

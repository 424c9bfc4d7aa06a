export const signIn = {
  title: 'Sign in',
  motto: 'Every lead, listing and call, while it happens.',
  hint: 'Sign in with your work account.',
  access: 'Access is given by your brokerage’s administrator.',
  kept: (pending: string) =>
    `Not stored yet: ${pending}. It is kept in this browser until you sign in again, and goes when somebody else does.`,
  lost: (pending: string) => `Not stored, and gone now: ${pending}.`,
  reasons: {
    signedOut: 'You are signed out.',
    signedInAgain: 'You signed in anew in this browser, which ended the session before.',
    endedElsewhere: 'You ended this session from another browser.',
    endedByAdmin: 'An administrator ended this session. Sign in to go on where you were.',
    suspended:
      'Your account has been suspended, so everything that was open is closed. Ask your administrator if that is a mistake.',
    unused: 'You were away for 12 hours, so PACE signed you out. Sign in to go on where you were.',
    expired: 'You have been signed in for 7 days. Sign in again to go on where you were.',
    refused: 'Your sign-in could not be renewed. Sign in to go on where you were.',
    ended: 'Your session has ended. Sign in to go on where you were.',
    failed: 'Signing in did not work. Try once more; if it fails again, ask your administrator.',
    denied: 'This account may not use PACE. Ask your administrator to add you to a team.',
  },
}

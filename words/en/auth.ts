export const auth = {
  demo: 'Demo',
  demoHint: 'No password, and on this machine only',
  signInAgain: 'Sign in again',
  tryAgain: 'Try again',
  otherAccount: 'Use another account',
  reference: (trace: string) => `Reference ${trace}`,
  signedInAs: (email: string) => `Signed in as ${email}`,
  nothing: {
    title: 'Nothing here',
    message: 'This address belongs to no page of the sign-in server.',
  },
  lost: {
    title: 'This sign-in has run out',
    message: 'It was left open too long, or another one was started in this browser.',
  },
  runOut: {
    title: 'This sign-in has run out',
    message:
      'It was left open too long, or another one was started in this browser. Go back to PACE and sign in again.',
  },
  notAllowed: {
    title: 'This request cannot be answered',
    message:
      'The program that sent you here asked for something that is not allowed. Go back and try again.',
  },
  unusable: {
    title: 'This address cannot be used',
    message:
      'It holds a character that no address of ours has. Go back to PACE and sign in from there.',
  },
  broken: {
    title: 'Signing in does not work just now',
    message:
      'Something went wrong on our side, or the identity provider is out of reach. It has been logged.',
  },
  startOver: {
    title: 'Please sign in again',
    message: 'The sign-in took too long, was used before, or was not started in this browser.',
  },
  tooMany: {
    title: 'Please wait a moment',
    message: 'There were too many sign-ins from your network. Wait a minute, then try again.',
  },
  refusals: {
    wrongDomain: {
      title: 'This account is not ours',
      message: 'You signed in with an account outside the company. Use your work account.',
    },
    unverifiedEmail: {
      title: 'Your e-mail is not verified',
      message:
        'Google has not verified the e-mail of this account. Verify it with Google, then sign in again.',
    },
    unknownPerson: {
      title: 'You are not in PACE yet',
      message: 'Your account is fine, but nobody has added you. Ask an administrator.',
    },
    suspended: {
      title: 'Your access is suspended',
      message:
        'An administrator has suspended your access to PACE. Ask them if you think this is wrong.',
    },
    noRole: {
      title: 'You have no role yet',
      message: 'You are in PACE, but nobody has said what you do. Ask an administrator for a role.',
    },
  },
  consent: {
    title: 'Let a program in',
    question: (program: string) => `Let ${program} in?`,
    lead: 'This program is not part of PACE. It asks to do this for you:',
    knownAs: 'Known as',
    goesBackTo: 'Goes back to',
    for: 'For',
    allow: 'Allow',
    deny: 'Do not allow',
    scopes: {
      openid: 'Know who you are (your name and work e-mail)',
      'mcp:read': 'Read the records that you can see',
      'mcp:write': 'Ask to write for you; nothing is written before you say yes in PACE',
    },
  },
  logout: {
    title: 'Sign out',
    question: 'Sign out of PACE?',
    lead: 'Programs that you let in from this browser’s session end with it.',
    yes: 'Sign out',
    no: 'Stay signed in',
    done: 'You are signed out',
    doneHint: 'This browser is no longer signed in to PACE.',
  },
  people: {
    title: 'Choose a person',
    signInAs: 'Sign in as',
    lead: 'Choose who you are in this demo. In production, Google asks here.',
    none: 'There are no active demo people in this database.',
    wrongWay: {
      title: 'Nothing to sign in to',
      message:
        'This page is opened by PACE when you sign in. Go back to PACE and sign in from there.',
    },
  },
}
